package dev.leat.api.engine;

import java.util.List;

/** What a {@link SqlScope} found about a fold's state. */
public sealed interface FoldAnalysis {
  /** The expression means something. */
  record Valid(FoldExpression.Value value, SqlAnalysis.Valid analysis) implements FoldAnalysis {}

  /** It does not; at least one problem. */
  record Invalid(List<SqlProblem> problems) implements FoldAnalysis {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
