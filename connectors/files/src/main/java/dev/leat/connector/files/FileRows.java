package dev.leat.connector.files;

import dev.leat.api.connector.RowBatch;
import java.io.IOException;

/** A file being written, row batch by row batch; {@link #close} completes it. */
interface FileRows extends AutoCloseable {
  void add(RowBatch batch) throws IOException;

  @Override
  void close() throws IOException;
}
