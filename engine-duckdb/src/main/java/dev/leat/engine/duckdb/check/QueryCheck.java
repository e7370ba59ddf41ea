package dev.leat.engine.duckdb.check;

import dev.leat.api.engine.ColumnOrigin;
import dev.leat.api.engine.SqlAnalysis;
import dev.leat.api.engine.SqlProblem;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import dev.leat.engine.duckdb.DuckDbTypes;
import dev.leat.engine.duckdb.check.DuckDbBinder.Bound;
import dev.leat.engine.duckdb.check.DuckDbBinder.BoundColumn;
import dev.leat.engine.duckdb.check.DuckDbBinder.Refused;
import dev.leat.sql.Analysis;
import dev.leat.sql.Finding;
import dev.leat.sql.Finding.Certainty;
import dev.leat.sql.Macro;
import dev.leat.sql.SourceText;
import dev.leat.sql.Tree.Branch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The check of one parsed query: the analysis of its tree and the verdict of DuckDB's binder, on
 * the text as written and again on its canonical form.
 */
final class QueryCheck {
  private final SourceText source;
  private final Map<String, Schema> relations;
  private final Map<String, Macro> macros;
  private final DuckDbDialect dialect;
  private final DuckDbBinder binder;

  QueryCheck(
      SourceText source,
      Map<String, Schema> relations,
      Map<String, Macro> macros,
      DuckDbDialect dialect,
      DuckDbBinder binder) {
    this.source = source;
    this.relations = relations;
    this.macros = macros;
    this.dialect = dialect;
    this.binder = binder;
  }

  /**
   * What the query means, or everything wrong with it.
   *
   * @param demand a further demand on the canonical statement: the problem when it is not met
   * @param print gives the canonical text of what was asked from the canonical statement and its
   *     text
   */
  SqlAnalysis analyse(
      Branch statement,
      Function<Branch, Optional<SqlProblem>> demand,
      BiFunction<Branch, String, String> print) {
    Analysis analysis = Analysis.of(statement, source, relations, macros, dialect);
    binder.prepare(analysis.relations());
    List<Finding> found = findings(analysis, EnumSet.of(Certainty.WRONG, Certainty.NOT_FOUND));
    if (found.isEmpty()) {
      return canonical(statement, analysis, demand, print);
    }
    List<Finding> wrong = findings(analysis, EnumSet.of(Certainty.WRONG));
    return switch (binder.bind(source.text())) {
      case Refused refused -> invalid(statement, refused, found);
      case Bound _ when !wrong.isEmpty() -> new SqlAnalysis.Invalid(problems(wrong));
      case Bound _ -> canonical(statement, analysis, demand, print);
    };
  }

  private SqlAnalysis canonical(
      Branch statement,
      Analysis analysis,
      Function<Branch, Optional<SqlProblem>> demand,
      BiFunction<Branch, String, String> print) {
    String text = dialect.printStatement(analysis.canonical());
    return switch (binder.bind(text)) {
      case Refused refused -> notRewritten(statement, refused);
      case Bound(var columns) ->
          demand
              .apply(analysis.canonical())
              .or(() -> unportable(columns))
              .or(() -> renamed(columns, analysis.names()))
              .map(QueryCheck::invalid)
              .orElseGet(() -> valid(analysis, columns, print.apply(analysis.canonical(), text)));
    };
  }

  /** The binder refuses the canonical form: it names the problem in the text as written. */
  private SqlAnalysis notRewritten(Branch statement, Refused canonical) {
    return switch (binder.bind(source.text())) {
      case Refused refused -> invalid(statement, refused, List.of());
      case Bound _ -> invalid(notRewritable(canonical.headline()));
    };
  }

  private SqlAnalysis invalid(Branch statement, Refused refused, List<Finding> found) {
    BinderProblems problems = new BinderProblems(source, relations.keySet());
    return new SqlAnalysis.Invalid(
        new ProblemSearch(binder, problems).all(source.text(), statement, refused, found));
  }

  private static SqlAnalysis valid(Analysis analysis, List<BoundColumn> columns, String canonical) {
    return new SqlAnalysis.Valid(
        schema(columns),
        canonical,
        analysis.relations(),
        analysis.usedColumns(),
        lineage(columns, analysis.inputs()),
        analysis.selectsStar(),
        problems(findings(analysis, EnumSet.of(Certainty.SUSPICIOUS))));
  }

  /** Rewriting must keep the names of the columns. */
  private static Optional<SqlProblem> renamed(
      List<BoundColumn> columns, List<Optional<String>> names) {
    if (names.size() != columns.size()) {
      return Optional.empty();
    }
    for (int i = 0; i < names.size(); i++) {
      String bound = columns.get(i).name();
      Optional<String> written = names.get(i);
      if (written.isPresent() && !written.get().equalsIgnoreCase(bound)) {
        return Optional.of(
            notRewritable("column " + written.get() + " would become " + bound + "."));
      }
    }
    return Optional.empty();
  }

  private static List<ColumnOrigin> lineage(
      List<BoundColumn> columns, List<Optional<Set<String>>> inputs) {
    if (columns.size() != inputs.size()) {
      return List.of();
    }
    List<ColumnOrigin> lineage = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      String name = columns.get(i).name();
      inputs.get(i).ifPresent(origins -> lineage.add(new ColumnOrigin(name, origins)));
    }
    return lineage;
  }

  private static Optional<SqlProblem> unportable(List<BoundColumn> columns) {
    return columns.stream()
        .filter(column -> DuckDbTypes.parse(column.type()).isEmpty())
        .findFirst()
        .map(
            column ->
                new SqlProblem(
                    "unportable-type",
                    0,
                    "Column "
                        + column.name()
                        + " has type "
                        + column.type().toLowerCase(Locale.ROOT)
                        + ", which not every engine has.",
                    "Cast it to another type."));
  }

  private static SqlProblem notRewritable(String reason) {
    return new SqlProblem(
        "not-rewritable", 0, "Cannot bring the query to its canonical form: " + reason, null);
  }

  private static Schema schema(List<BoundColumn> columns) {
    List<Field> fields = new ArrayList<>();
    for (BoundColumn column : columns) {
      DataType type = DuckDbTypes.parse(column.type()).orElseThrow();
      fields.add(new Field(column.name(), type));
    }
    return new Schema(fields);
  }

  private static List<Finding> findings(Analysis analysis, Set<Certainty> certainties) {
    return analysis.findings().stream()
        .filter(finding -> certainties.contains(finding.certainty()))
        .toList();
  }

  private static List<SqlProblem> problems(List<Finding> findings) {
    return findings.stream()
        .map(Finding::problem)
        .sorted(Comparator.comparingInt(SqlProblem::offset))
        .toList();
  }

  private static SqlAnalysis invalid(SqlProblem problem) {
    return new SqlAnalysis.Invalid(List.of(problem));
  }
}
