package dev.leat.api.connector;

import dev.leat.api.type.Schema;
import org.jspecify.annotations.Nullable;

/** Rows in batches, read once, by one thread. */
public interface RowStream extends AutoCloseable {
  Schema schema();

  /** The next batch, never empty; null at the end. */
  @Nullable RowBatch next();

  @Override
  void close();
}
