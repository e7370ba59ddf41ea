package dev.leat.core.check;

import dev.leat.api.engine.Computation;
import dev.leat.api.engine.SqlAnalysis;
import dev.leat.api.pipeline.Check;
import dev.leat.api.pipeline.Fold;
import dev.leat.api.pipeline.SqlText;
import dev.leat.api.pipeline.Table;
import dev.leat.api.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks a table's SQL or fold, and the rules on its content. */
final class TableChecks {
  private final Scope scope;
  private final Findings findings;

  TableChecks(Scope scope, Findings findings) {
    this.scope = scope;
    this.findings = findings;
  }

  /** The table and its meaning; empty when it means nothing, or reads what means nothing. */
  Optional<CheckedTable> check(Table table) {
    Optional<CheckedTable> checked =
        switch (table.derivation()) {
          case SqlText sql -> checkSql(table, sql);
          case Fold fold -> new FoldChecks(scope, findings, table, fold).check();
        };
    checked.ifPresentOrElse(
        meant -> scope.declare(table.name(), meant.schema()), () -> scope.markBroken(table.name()));
    return checked;
  }

  private Optional<CheckedTable> checkSql(Table table, SqlText sql) {
    List<String> path = path(table, sql, scope.engineName());
    Optional<String> text = scope.spelling(sql, path);
    if (text.isEmpty() || scope.usesBroken(text.get())) {
      return Optional.empty();
    }
    RenderedSql rendered = scope.render(text.get(), path);
    Optional<SqlAnalysis.Valid> analysis = scope.query(rendered, path);
    if (analysis.isEmpty()) {
      return Optional.empty();
    }
    SqlAnalysis.Valid valid = analysis.get();
    checkStar(table, valid, rendered, path);
    return Optional.of(
        new CheckedTable(
            table,
            new Computation.Query(valid.canonical()),
            valid.schema(),
            inputs(valid, rendered),
            valid.lineage(),
            table.checks()));
  }

  /** Checks the rules once all relations are known, and spells those in SQL out. */
  CheckedTable checkRules(CheckedTable table) {
    List<Check> checked = new ArrayList<>();
    for (int i = 0; i < table.table().checks().size(); i++) {
      checked.add(
          new RuleChecks(scope, findings, table, Integer.toString(i))
              .check(table.table().checks().get(i)));
    }
    return new CheckedTable(
        table.table(),
        table.computation(),
        table.schema(),
        table.inputs(),
        table.lineage(),
        checked);
  }

  private static List<String> path(Table table, SqlText sql, String engine) {
    return sql.variants().containsKey(engine)
        ? List.of("tables", table.name(), "sql", engine)
        : List.of("tables", table.name(), "sql");
  }

  private void checkStar(
      Table table, SqlAnalysis.Valid valid, RenderedSql rendered, List<String> path) {
    if (valid.selectsStar() && !table.targets().isEmpty()) {
      findings.inside(
          "select-star",
          rendered.origin(SqlNames.star(rendered.text())),
          path,
          "select * publishes whatever columns happen to be there.",
          "Name them: " + columns(valid.schema()) + ".");
    }
  }

  private static String columns(Schema schema) {
    List<String> names = schema.names();
    return names.size() <= 8
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, 8)) + ", …";
  }

  /** Relations in the order of the SQL. */
  private static List<String> inputs(SqlAnalysis.Valid valid, RenderedSql rendered) {
    Set<String> order = SqlNames.relations(rendered.text());
    List<String> inputs = new ArrayList<>(valid.relations());
    List<String> positions = new ArrayList<>(order);
    inputs.sort(
        java.util.Comparator.comparingInt(
                (String name) -> {
                  int position = positions.indexOf(name.toLowerCase(Locale.ROOT));
                  return position < 0 ? Integer.MAX_VALUE : position;
                })
            .thenComparing(name -> name));
    return inputs;
  }
}
