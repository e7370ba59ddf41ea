package dev.leat.core.check;

import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.problem.Problem;
import dev.leat.api.type.Schema;
import java.util.List;
import java.util.Map;

/**
 * A pipeline without errors: what {@link dev.leat.api.pipeline.Pipeline} says, and what it means.
 *
 * @param sources the schema of each source's relation
 * @param tables in an order in which each comes after what it reads
 * @param warnings what was found that does not stop it
 */
public record CheckedPipeline(
    Pipeline pipeline,
    Map<String, Schema> sources,
    List<CheckedTable> tables,
    List<Problem> warnings) {
  public CheckedPipeline {
    sources = Map.copyOf(sources);
    tables = List.copyOf(tables);
    warnings = List.copyOf(warnings);
  }
}
