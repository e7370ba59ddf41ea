package dev.leat.engine.duckdb.check;

import dev.leat.api.engine.SqlProblem;
import dev.leat.engine.duckdb.check.DuckDbBinder.Binding;
import dev.leat.engine.duckdb.check.DuckDbBinder.Refused;
import dev.leat.sql.Extent;
import dev.leat.sql.Finding;
import dev.leat.sql.Tree.Branch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds all problems of a query that the binder refuses, although it tells one at a time: what is
 * known to be wrong is replaced by {@code NULL}, then it is asked again.
 */
final class ProblemSearch {
  private static final int MOST = 20;

  private final DuckDbBinder binder;
  private final BinderProblems problems;

  ProblemSearch(DuckDbBinder binder, BinderProblems problems) {
    this.binder = binder;
    this.problems = problems;
  }

  /**
   * All problems, at least one.
   *
   * @param sql as parsed
   * @param query its tree
   * @param refused what the binder said first
   * @param known what the analysis found
   */
  List<SqlProblem> all(String sql, Branch query, Refused refused, List<Finding> known) {
    List<SqlProblem> found = new ArrayList<>(known.stream().map(Finding::problem).toList());
    if (known.isEmpty()) {
      found.add(problems.problem(refused));
    }
    boolean columnsUnknown =
        known.stream().anyMatch(finding -> finding.problem().code().endsWith("-table"));
    if (!columnsUnknown) {
      askAgain(
          patched(sql, known),
          query,
          known.isEmpty() ? Optional.of(refused) : Optional.empty(),
          found);
    }
    found.sort(Comparator.comparingInt(SqlProblem::offset));
    return found;
  }

  private static PatchedText patched(String sql, List<Finding> known) {
    PatchedText text = new PatchedText(sql);
    known.stream()
        .map(finding -> Extent.of(finding.node()))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparingInt(Extent::length).reversed())
        .forEach(extent -> text.patchOriginal(extent.start(), extent.length()));
    return text;
  }

  private void askAgain(
      PatchedText text, Branch query, Optional<Refused> first, List<SqlProblem> found) {
    if (first.isPresent() && !patch(text, query, first.get())) {
      return;
    }
    for (int i = 0; i < MOST; i++) {
      Binding binding = binder.bind(text.text());
      if (!(binding instanceof Refused refused)
          || refused.kind().equals("Parser")
          || refused.position() < 0) {
        return;
      }
      SqlProblem problem = problems.problem(refused.at(text.origin(refused.position())));
      if (isNew(problem, first.isPresent(), found)) {
        found.add(problem);
      }
      if (!patch(text, query, refused)) {
        return;
      }
    }
  }

  /**
   * Whether a problem is another one. What is not grouped may only seem so because a key of the
   * grouping was replaced.
   */
  private static boolean isNew(SqlProblem problem, boolean asWritten, List<SqlProblem> found) {
    return (asWritten || !problem.code().equals("not-grouped"))
        && found.stream().noneMatch(known -> known.offset() == problem.offset());
  }

  private static boolean patch(PatchedText text, Branch query, Refused refused) {
    if (refused.length() > 0) {
      return text.patch(refused.position(), refused.length());
    }
    return Extent.ofOperatorAt(query, text.origin(refused.position()))
        .filter(extent -> text.patchOriginal(extent.start(), extent.length()))
        .isPresent();
  }
}
