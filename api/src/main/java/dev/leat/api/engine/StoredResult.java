package dev.leat.api.engine;

import dev.leat.api.type.Schema;
import java.nio.file.Path;
import java.util.List;

/**
 * A result that outlives the process: Parquet files, complete and on disk.
 *
 * @param files in the order of the rows
 */
public record StoredResult(Schema schema, List<Path> files, long rows, long bytes) {
  public StoredResult {
    files = List.copyOf(files);
  }
}
