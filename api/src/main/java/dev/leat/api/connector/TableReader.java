package dev.leat.api.connector;

import dev.leat.api.type.Schema;
import java.util.Optional;

/** Reads tables of an outside system. */
public interface TableReader extends AutoCloseable {
  /** The columns of a table; empty when there is no such table. */
  Optional<Schema> schema(String table);

  /**
   * The rows of a table as they are when the call returns.
   *
   * @param filter a condition in the system's SQL; empty for all rows
   */
  RowStream rows(String table, String filter);

  @Override
  void close();
}
