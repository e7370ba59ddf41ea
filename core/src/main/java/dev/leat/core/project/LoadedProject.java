package dev.leat.core.project;

import dev.leat.api.problem.InvalidPipelineException;
import dev.leat.api.problem.Problem;
import dev.leat.api.problem.Problems;
import dev.leat.api.project.Project;
import java.util.List;
import java.util.Map;

/**
 * A project as far as it could be read, and all that is wrong with it.
 *
 * @param places where the parts of {@code leat.yaml} stand
 * @param problems of {@code leat.yaml}
 * @param unusable what stops single connections, by name: a missing secret matters only to who uses
 *     the connection
 */
public record LoadedProject(
    Project project, Places places, List<Problem> problems, Map<String, List<Problem>> unusable) {
  public LoadedProject {
    problems = List.copyOf(problems);
    unusable = Map.copyOf(unusable);
  }

  /** The project; throws {@link InvalidPipelineException} with all problems if one is an error. */
  public Project orThrow() {
    Problems collected = new Problems();
    collected.addAll(problems);
    collected.throwIfErrors();
    return project;
  }
}
