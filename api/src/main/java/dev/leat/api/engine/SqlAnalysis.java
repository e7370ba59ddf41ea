package dev.leat.api.engine;

import dev.leat.api.type.Schema;
import java.util.List;
import java.util.Set;

/** What a {@link SqlScope} found. */
public sealed interface SqlAnalysis {
  /**
   * The SQL means something.
   *
   * @param canonical the text rewritten once so that every engine runs the same meaning
   * @param relations the declared relations it reads
   * @param usedColumns the columns of those that it needs, as {@code relation.column}
   * @param lineage for each result column that can be derived, where it comes from
   * @param selectsStar whether its outermost select list has a {@code *}
   * @param warnings found by the lint; do not stop
   */
  record Valid(
      Schema schema,
      String canonical,
      Set<String> relations,
      Set<String> usedColumns,
      List<ColumnOrigin> lineage,
      boolean selectsStar,
      List<SqlProblem> warnings)
      implements SqlAnalysis {
    public Valid {
      relations = Set.copyOf(relations);
      usedColumns = Set.copyOf(usedColumns);
      lineage = List.copyOf(lineage);
      warnings = List.copyOf(warnings);
    }
  }

  /** It does not; at least one problem. */
  record Invalid(List<SqlProblem> problems) implements SqlAnalysis {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
