package dev.leat.core.project;

import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import java.util.List;
import java.util.Set;

/**
 * A pipeline as far as it could be read, and all that is wrong with its text.
 *
 * @param places where its parts stand
 * @param broken names of sources, tables and functions that the text declares but that could not be
 *     read; they are not in the pipeline
 */
public record LoadedPipeline(
    Pipeline pipeline, Places places, Set<String> broken, List<Problem> problems) {
  public LoadedPipeline {
    broken = Set.copyOf(broken);
    problems = List.copyOf(problems);
  }

  /** A pipeline written in Java. */
  public static LoadedPipeline of(Pipeline pipeline) {
    return new LoadedPipeline(
        pipeline, Places.nowhere(Location.of(pipeline.name())), Set.of(), List.of());
  }
}
