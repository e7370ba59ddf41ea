package dev.leat.api.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown once with every problem that was found, never with the first only. */
public final class InvalidPipelineException extends LeatException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public InvalidPipelineException(List<Problem> problems) {
    super(
        "invalid-pipeline",
        ErrorKind.USER,
        problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
