package dev.leat.api.connector;

import dev.leat.api.type.Schema;
import java.time.LocalDateTime;
import java.util.Optional;

/** Reads tables of an outside system. */
public interface TableReader extends AutoCloseable {
  /** The columns of a table; empty when there is no such table. */
  Optional<Schema> schema(String table);

  /** The rows of a table as they are when the call returns. */
  RowStream rows(String table);

  /**
   * Likewise, only rows at or after a time.
   *
   * @param column of dates or timestamps (UTC); rows where it is null are left out
   */
  RowStream rowsSince(String table, String column, LocalDateTime time);

  @Override
  void close();
}
