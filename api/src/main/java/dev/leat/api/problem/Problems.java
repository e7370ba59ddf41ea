package dev.leat.api.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects every problem so that checking reports all of them at once. Not thread-safe. */
public final class Problems {
  private final Set<Problem> problems = new LinkedHashSet<>();

  public void add(Problem problem) {
    problems.add(problem);
  }

  public void addAll(Iterable<Problem> more) {
    more.forEach(this::add);
  }

  public boolean hasErrors() {
    return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }

  /** All problems in the order of their places. */
  public List<Problem> sorted() {
    List<Problem> sorted = new ArrayList<>(problems);
    sorted.sort(Comparator.comparing(Problem::location));
    return List.copyOf(sorted);
  }

  /** Throws {@link InvalidPipelineException} with everything collected if any of it is an error. */
  public void throwIfErrors() {
    if (hasErrors()) {
      throw new InvalidPipelineException(sorted());
    }
  }
}
