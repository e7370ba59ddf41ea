package dev.leat.core.check;

import dev.leat.api.engine.ColumnOrigin;
import dev.leat.api.engine.Computation.FoldStep;
import dev.leat.api.engine.FoldAnalysis;
import dev.leat.api.pipeline.Fold;
import dev.leat.api.pipeline.Table;
import dev.leat.api.problem.Suggestions;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Checks a table that is a fold; used once. */
final class FoldChecks {
  private final Scope scope;
  private final Findings findings;
  private final Table table;
  private final Fold fold;
  private final List<String> path;

  FoldChecks(Scope scope, Findings findings, Table table, Fold fold) {
    this.scope = scope;
    this.findings = findings;
    this.table = table;
    this.fold = fold;
    this.path = List.of("tables", table.name(), "fold");
  }

  /** The table and its meaning; empty when it means nothing, or reads what means nothing. */
  Optional<CheckedTable> check() {
    if (scope.isBroken(fold.over())) {
      return Optional.empty();
    }
    Optional<Schema> known = scope.schema(fold.over());
    if (known.isEmpty()) {
      findings.error(
          "unknown-table",
          Findings.below(path, "over"),
          "Cannot find table " + fold.over() + ".",
          Suggestions.remedy(fold.over(), List.copyOf(scope.relations())));
      return Optional.empty();
    }
    Schema rows = known.get();
    Columns columns = new Columns(fold.over(), rows, findings);
    List<Field> keys = found(columns, fold.by(), "by");
    List<Field> order = found(columns, fold.orderBy(), "order_by");
    List<Field> kept =
        fold.columns().isEmpty() ? rows.fields() : found(columns, fold.columns(), "columns");
    boolean complete =
        keys.size() == fold.by().size()
            && order.size() == fold.orderBy().size()
            && (fold.columns().isEmpty() || kept.size() == fold.columns().size())
            && hasDistinctNames(rows);
    return complete ? states(rows, keys, order, kept) : Optional.empty();
  }

  private List<Field> found(Columns columns, List<String> names, String word) {
    List<Field> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns
          .find(names.get(i), Findings.below(Findings.below(path, word), Integer.toString(i)))
          .ifPresent(found::add);
    }
    return found;
  }

  private boolean hasDistinctNames(Schema rows) {
    boolean distinct = true;
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    taken.addAll(rows.names());
    for (Fold.State state : fold.states()) {
      if (!taken.add(state.name())) {
        findings.error(
            "duplicate-name",
            path(state),
            "There is already a column " + state.name() + ".",
            "Give the state another name.");
        distinct = false;
      }
    }
    return distinct;
  }

  private List<String> path(Fold.State state) {
    return Findings.below(Findings.below(path, "state"), state.name());
  }

  private Optional<CheckedTable> states(
      Schema rows, List<Field> keys, List<Field> order, List<Field> kept) {
    List<Field> seen = new ArrayList<>(rows.fields());
    Set<String> names = new HashSet<>();
    for (Fold.State state : fold.states()) {
      seen.add(new Field(state.name(), DataType.Simple.DOUBLE));
      names.add(state.name());
    }
    Map<String, FoldAnalysis.Valid> states = new LinkedHashMap<>();
    for (Fold.State state : fold.states()) {
      state(state, new Schema(seen), names).ifPresent(valid -> states.put(state.name(), valid));
    }
    if (states.size() < fold.states().size()) {
      return Optional.empty();
    }
    List<FoldStep> steps = new ArrayList<>();
    states.forEach((name, valid) -> steps.add(new FoldStep(name, valid.value())));
    List<Field> result = new ArrayList<>(kept);
    steps.forEach(step -> result.add(new Field(step.state(), DataType.Simple.DOUBLE)));
    String over = scope.spelled(fold.over()).orElse(fold.over());
    return Optional.of(
        new CheckedTable(
            table,
            FoldQuery.folding(over, table.name(), kept, keys, order, steps),
            new Schema(result),
            List.of(over),
            lineage(over, rows, kept, states),
            table.checks()));
  }

  private Optional<FoldAnalysis.Valid> state(Fold.State state, Schema seen, Set<String> names) {
    if (scope.usesBroken(state.expression())) {
      return Optional.empty();
    }
    RenderedSql rendered = scope.render(state.expression(), path(state));
    Optional<FoldAnalysis.Valid> valid =
        scope.state(table.name(), seen, names, rendered, path(state));
    if (valid.isEmpty()) {
      return valid;
    }
    DataType type = valid.get().analysis().schema().fields().getFirst().type();
    if (!Columns.isNumber(type)) {
      findings.error(
          "type-mismatch",
          path(state),
          "The state " + state.name() + " must be a number, but its expression is " + type + ".",
          "A state is a double: count with 1 and 0 instead of true and false.");
      return Optional.empty();
    }
    return valid;
  }

  /** A state comes from what its expression reads, and from all that the states it reads do. */
  private List<ColumnOrigin> lineage(
      String over, Schema rows, List<Field> kept, Map<String, FoldAnalysis.Valid> states) {
    Map<String, Set<String>> origins = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    states.keySet().forEach(name -> origins.put(name, new TreeSet<>()));
    for (int round = 0; round < states.size(); round++) {
      states.forEach(
          (name, valid) -> {
            for (String used : valid.analysis().usedColumns()) {
              String column = used.substring(used.indexOf('.') + 1);
              origins
                  .getOrDefault(name, new TreeSet<>())
                  .addAll(
                      rows.field(column).isPresent()
                          ? Set.of(over + "." + column)
                          : Set.copyOf(origins.getOrDefault(column, Set.of())));
            }
          });
    }
    List<ColumnOrigin> lineage = new ArrayList<>();
    kept.forEach(
        field -> lineage.add(new ColumnOrigin(field.name(), Set.of(over + "." + field.name()))));
    origins.forEach((name, inputs) -> lineage.add(new ColumnOrigin(name, inputs)));
    return lineage;
  }
}
