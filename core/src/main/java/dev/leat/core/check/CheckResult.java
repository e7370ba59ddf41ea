package dev.leat.core.check;

import dev.leat.api.problem.InvalidPipelineException;
import dev.leat.api.problem.Problem;
import java.util.List;

/** What checking a pipeline gave. */
public sealed interface CheckResult {
  /** No errors; its warnings are the pipeline's. */
  record Valid(CheckedPipeline pipeline) implements CheckResult {}

  /** At least one error; all problems in the order of their places, warnings among them. */
  record Invalid(List<Problem> problems) implements CheckResult {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }

  /** Errors and warnings in the order of their places. */
  default List<Problem> problems() {
    return switch (this) {
      case Valid valid -> valid.pipeline().warnings();
      case Invalid invalid -> invalid.problems();
    };
  }

  /** The checked pipeline; throws {@link InvalidPipelineException} with all problems instead. */
  default CheckedPipeline orThrow() {
    return switch (this) {
      case Valid valid -> valid.pipeline();
      case Invalid invalid -> throw new InvalidPipelineException(invalid.problems());
    };
  }
}
