package dev.leat.core.check;

import dev.leat.api.engine.Computation.FoldStep;
import dev.leat.api.engine.Computation.Folding;
import dev.leat.api.engine.FoldExpression;
import dev.leat.api.type.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Spells the query that gives a fold its rows in order, with what each step needs of a row. */
final class FoldQuery {
  private final Map<String, String> inputs = new LinkedHashMap<>();

  private FoldQuery() {}

  /**
   * @param name the fold's own, by which expressions may call its relation
   */
  static Folding folding(
      String over,
      String name,
      List<Field> kept,
      List<Field> keys,
      List<Field> order,
      List<FoldStep> steps) {
    FoldQuery query = new FoldQuery();
    steps.forEach(step -> query.collect(step.value()));
    List<String> columns = new ArrayList<>();
    kept.forEach(field -> columns.add(quoted(field.name())));
    keys.forEach(
        field -> columns.add(quoted(field.name()) + " as leat_key_" + (columns.size() + 1)));
    query
        .inputs
        .values()
        .forEach(typed -> columns.add(typed + " as leat_input_" + (columns.size() + 1)));
    String sql =
        "select "
            + String.join(", ", columns)
            + " from "
            + quoted(over)
            + " as "
            + quoted(name)
            + " order by "
            + Stream.concat(
                    Stream.concat(keys.stream(), order.stream()).map(field -> quoted(field.name())),
                    query.tieBreakers(kept, keys.size()))
                .map(expression -> expression + " asc nulls last")
                .collect(Collectors.joining(", "));
    return new Folding(sql, kept.size(), keys.size(), List.copyOf(query.inputs.keySet()), steps);
  }

  /** All that is read of a row, by position: rows equal in these may change places. */
  private Stream<String> tieBreakers(List<Field> kept, int keys) {
    Stream<String> inKept = kept.stream().map(field -> quoted(field.name()));
    return Stream.concat(
        inKept,
        Stream.iterate(kept.size() + keys + 1, position -> position + 1)
            .limit(inputs.size())
            .map(String::valueOf));
  }

  private void collect(FoldExpression expression) {
    switch (expression) {
      case FoldExpression.RowValue(String sql) -> inputs.put(sql, "cast((" + sql + ") as double)");
      case FoldExpression.RowCondition(String sql) ->
          inputs.put(sql, "cast((" + sql + ") as boolean)");
      case FoldExpression.Value value -> value.parts().forEach(this::collect);
      case FoldExpression.Condition condition -> condition.parts().forEach(this::collect);
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
