package dev.leat.api.connector;

import dev.leat.api.pipeline.Check;
import dev.leat.api.pipeline.Target;
import dev.leat.api.type.Schema;
import java.util.List;

/**
 * One table on its way to one target.
 *
 * @param table the pipeline's table
 * @param schema of the rows
 * @param rows durable and readable any number of times
 * @param parts the same rows as files, for targets of a kind that only an engine writes (Parquet);
 *     empty otherwise
 * @param targetChecks checks {@code over: target}, to hold inside the transaction
 */
public record Publication(
    String table,
    Target target,
    Schema schema,
    RowSource rows,
    List<FilePart> parts,
    List<Check> targetChecks) {
  public Publication {
    parts = List.copyOf(parts);
    targetChecks = List.copyOf(targetChecks);
  }
}
