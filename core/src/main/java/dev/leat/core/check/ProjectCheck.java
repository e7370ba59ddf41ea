package dev.leat.core.check;

import dev.leat.api.problem.Problem;
import dev.leat.api.problem.Problems;
import dev.leat.core.project.Places;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What checking a project gave.
 *
 * @param pipelines by name, in alphabetical order
 * @param places where the words of each pipeline stand
 * @param shared what is wrong with the project itself, and between pipelines
 */
public record ProjectCheck(
    Map<String, CheckResult> pipelines, Map<String, Places> places, List<Problem> shared) {
  public ProjectCheck {
    pipelines = Collections.unmodifiableMap(new LinkedHashMap<>(pipelines));
    places = Map.copyOf(places);
    shared = List.copyOf(shared);
  }

  /** Everything, each problem once, in the order of the places. */
  public List<Problem> problems() {
    Problems all = new Problems();
    all.addAll(shared);
    pipelines.values().forEach(result -> all.addAll(result.problems()));
    return all.sorted();
  }
}
