package dev.leat.core.check;

import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.pipeline.SqlFunction;
import dev.leat.api.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * A pipeline without errors: what {@link Pipeline} says, and what it means.
 *
 * @param pipeline as the user wrote it
 * @param functions the project's and the pipeline's functions in an order in which each comes after
 *     those it calls, parameters already literals
 * @param sources in the pipeline's order
 * @param tables in an order in which each comes after what it reads
 * @param warnings what was found that does not stop it
 */
public record CheckedPipeline(
    Pipeline pipeline,
    List<SqlFunction> functions,
    List<CheckedSource> sources,
    List<CheckedTable> tables,
    List<Problem> warnings) {
  public CheckedPipeline {
    functions = List.copyOf(functions);
    sources = List.copyOf(sources);
    tables = List.copyOf(tables);
    warnings = List.copyOf(warnings);
  }

  public Optional<CheckedSource> source(String name) {
    return sources.stream().filter(source -> source.name().equals(name)).findFirst();
  }

  public Optional<CheckedTable> table(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }
}
