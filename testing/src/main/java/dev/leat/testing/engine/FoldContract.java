package dev.leat.testing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.engine.Computation.FoldStep;
import dev.leat.api.engine.Computation.Folding;
import dev.leat.api.engine.FoldAnalysis;
import dev.leat.api.engine.FoldExpression;
import dev.leat.api.engine.SqlScope;
import dev.leat.api.engine.StoredResult;
import dev.leat.api.problem.LeatException;
import dev.leat.api.type.DataType.Simple;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Folds: running state over rows in order. */
public interface FoldContract extends EngineUnderTest {
  @Test
  default void foldsEachKeysRowsInOrderFromNull() {
    try (Workbench bench = workbench()) {
      bench.session().store("moves", MOVES, bench.folder("moves"));
      StoredResult stored = fold(bench, Map.of("balance", "coalesce(balance, 0) + x"));

      assertThat(stored.schema().fields())
          .extracting(Field::toString)
          .containsExactly("k varchar", "t bigint", "balance double");
      assertThat(bench.rows("select k, t, balance from folded"))
          .containsExactly(
              row("a", 1L, 10.0),
              row("a", 2L, 8.5),
              row("a", 3L, null),
              row("a", 4L, 1.0),
              row("b", 1L, 5.0),
              row("b", 2L, 7.0),
              row(null, 1L, 100.0));
    }
  }

  @Test
  default void letsAStateSeeThoseAboveAfterTheRowAndThoseBelowBeforeIt() {
    Map<String, String> states = new LinkedHashMap<>();
    states.put("behind", "n");
    states.put("n", "coalesce(n, 0) + 1");
    states.put("ahead", "n");
    try (Workbench bench = workbench()) {
      bench.session().store("moves", MOVES, bench.folder("moves"));
      fold(bench, states);

      assertThat(bench.rows("select behind, n, ahead from folded where k = 'b'"))
          .containsExactly(row(null, 1.0, 1.0), row(1.0, 2.0, 2.0));
    }
  }

  @Test
  default void computesWithStatesAsSqlDoes() {
    Map<String, String> states = new LinkedHashMap<>();
    states.put("s", "cast(t as double) - 2");
    List<String> expressions =
        List.of(
            "s + 1.5 * s - s / 4",
            "-s",
            "abs(s)",
            "greatest(s, 0.5, null)",
            "least(s, x)",
            "coalesce(s * x, -7)",
            "case when s < 0 then 1 when s = 0 then 2 when s <> 1 then 3 end",
            "case when s between 0 and 1 and x is not null then 1 else 0 end",
            "case when s >= 0 or x > 5 then 1 else 0 end",
            "case when not (s > x) then 1 else 0 end",
            "case when s * x is null then 1 else 0 end",
            "case when k = 'a' and s <= 0 then 1 else 0 end");
    for (int i = 0; i < expressions.size(); i++) {
      states.put("r" + i, expressions.get(i));
    }
    try (Workbench bench = workbench()) {
      bench.session().store("moves", MOVES, bench.folder("moves"));
      fold(bench, states);

      for (int i = 0; i < expressions.size(); i++) {
        List<List<@Nullable Object>> expected =
            bench.rows(
                "select cast("
                    + expressions.get(i)
                    + " as double) as r from (select *, cast(t as double) - 2 as s from moves)"
                    + " order by k nulls last, t");
        assertThat(bench.rows("select r" + i + " from folded"))
            .as(expressions.get(i))
            .isEqualTo(expected);
      }
    }
  }

  @Test
  default void foldsAMillionRowsAlikeWithAnyNumberOfThreads() {
    String rows =
        "select 's' || cast(n % 7 as varchar) as k, (n * 7919) % 1000003 as t,"
            + " cast((n * 31) % 1009 as double) / 7 as x"
            + " from (select unnest(range(1000000)) as n)";
    Map<String, String> states = Map.of("average", "coalesce(average + (x - average) * 2 / 13, x)");
    List<List<List<@Nullable Object>>> results = new ArrayList<>();
    for (int threads : List.of(1, 4)) {
      try (Workbench bench = workbench(512L << 20, threads)) {
        bench.session().store("moves", rows, bench.folder("moves" + threads));
        fold(bench, states, "folded" + threads);
        results.add(
            bench.rows(
                "select k, count(*) as n, min(average) as low, max(average) as high,"
                    + " max(case when t = 1000000 then average end) as late from folded"
                    + threads
                    + " group by k order by k"));
      }
    }
    assertThat(results.get(0)).hasSize(7).isEqualTo(results.get(1));
  }

  /**
   * The example of StockCharts' ChartSchool, "Relative Strength Index": 14 days, the first average
   * simple, those after it by Wilder's smoothing.
   */
  @Test
  default void smoothsAsWilderDidInThePublishedExample() {
    double[] closes = {
      44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826,
      45.8931, 46.0328, 45.6140, 46.2820, 46.2820, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439
    };
    Map<String, String> states = new LinkedHashMap<>();
    states.put("n", "coalesce(n, -1) + 1");
    states.put("change", "coalesce(x - last, 0)");
    states.put("last", "x");
    states.put("gain", smoothed("gain", "greatest(change, 0)"));
    states.put("loss", smoothed("loss", "greatest(-change, 0)"));
    states.put("rsi", "case when n >= 14 then 100 - 100 / (1 + gain / loss) end");

    assertThat(last(closes, states, "rsi"))
        .containsExactly("70.53", "66.32", "66.55", "69.41", "66.36", "57.97");
  }

  private static String smoothed(String state, String move) {
    return "case when n <= 14 then coalesce(%1$s, 0) + %2$s / 14 else (%1$s * 13 + %2$s) / 14 end"
        .formatted(state, move);
  }

  /** The example of StockCharts' ChartSchool, "Moving Averages": 10 days, begun with their mean. */
  @Test
  default void averagesExponentiallyAsInThePublishedExample() {
    double[] closes = {
      22.2734, 22.1940, 22.0847, 22.1741, 22.1840, 22.1344, 22.2337, 22.4323, 22.2436, 22.2933,
      22.1542, 22.3926, 22.3816, 22.6109, 23.3558
    };
    Map<String, String> states = new LinkedHashMap<>();
    states.put("n", "coalesce(n, 0) + 1");
    states.put(
        "average",
        "case when n <= 10 then coalesce(average, 0) + x / 10"
            + " else average + (x - average) * 2 / 11 end");

    assertThat(last(closes, states, "case when n >= 10 then average end"))
        .containsExactly("22.22", "22.21", "22.24", "22.27", "22.33", "22.52");
  }

  /** What is known of an expression over the folded closes, to two digits. */
  private List<String> last(double[] closes, Map<String, String> states, String expression) {
    List<String> rows = new ArrayList<>();
    for (int day = 0; day < closes.length; day++) {
      rows.add(
          "select 'a' as k, cast(%d as bigint) as t, cast(%s as double) as x"
              .formatted(day, closes[day]));
    }
    try (Workbench bench = workbench()) {
      bench.session().store("moves", String.join(" union all ", rows), bench.folder("moves"));
      fold(bench, states);
      return bench
          .rows("select v from (select t, " + expression + " as v from folded) order by t")
          .stream()
          .map(row -> (Double) row.getFirst())
          .filter(Objects::nonNull)
          .map(value -> String.format(Locale.ROOT, "%.2f", value))
          .toList();
    }
  }

  @Test
  default void failsAFoldWhoseStateIsNoNumberAndLeavesNothing() {
    try (Workbench bench = workbench()) {
      bench.session().store("moves", MOVES, bench.folder("moves"));
      assertThatThrownBy(() -> fold(bench, Map.of("ratio", "1 / (coalesce(ratio, 1) - 1)")))
          .isInstanceOf(LeatException.class)
          .hasMessage(
              "Computing folded: The state ratio is no finite number: a division by zero or an"
                  + " overflow. Guard it with a case.")
          .extracting("code")
          .isEqualTo("fold-not-finite");
      assertThat(bench.folder("folded")).doesNotExist();
    }
  }

  /** Keys, an order, and amounts of which one is null. */
  String MOVES =
      """
      select * from (
        select 'a' as k, cast(2 as bigint) as t, cast(-1.5 as double) as x
        union all select 'a', 1, 10
        union all select 'a', 3, null
        union all select 'a', 4, 1
        union all select 'b', 2, 2
        union all select 'b', 1, 5
        union all select null, 1, 100)
      """;

  private StoredResult fold(Workbench bench, Map<String, String> states) {
    return fold(bench, states, "folded");
  }

  private StoredResult fold(Workbench bench, Map<String, String> states, String name) {
    List<FoldStep> steps = new ArrayList<>();
    try (SqlScope scope = engine().scope()) {
      List<Field> fields = new ArrayList<>();
      fields.add(new Field("k", Simple.VARCHAR));
      fields.add(new Field("t", Simple.BIGINT));
      fields.add(new Field("x", Simple.DOUBLE));
      states.keySet().forEach(state -> fields.add(new Field(state, Simple.DOUBLE)));
      scope.declare("moves", new Schema(fields));
      states.forEach(
          (state, expression) -> steps.add(step(scope, states.keySet(), state, expression)));
    }
    Map<String, String> inputs = new LinkedHashMap<>();
    steps.forEach(step -> collect(step.value(), inputs));
    return bench
        .session()
        .store(
            name,
            new Folding(
                "select k, t, k as key, "
                    + String.join(", ", inputs.values())
                    + " from moves order by k asc nulls last, t asc nulls last",
                2,
                1,
                List.copyOf(inputs.keySet()),
                steps),
            bench.folder(name));
  }

  private static FoldStep step(
      SqlScope scope, Set<String> states, String state, String expression) {
    FoldAnalysis analysis = scope.state("moves", states, expression);
    assertThat(analysis).as(expression).isInstanceOf(FoldAnalysis.Valid.class);
    return new FoldStep(state, ((FoldAnalysis.Valid) analysis).value());
  }

  private static void collect(FoldExpression expression, Map<String, String> inputs) {
    switch (expression) {
      case FoldExpression.RowValue(String sql) ->
          inputs.put(sql, "cast((" + sql + ") as double) as input_" + inputs.size());
      case FoldExpression.RowCondition(String sql) ->
          inputs.put(sql, "cast((" + sql + ") as boolean) as input_" + inputs.size());
      case FoldExpression.Value value -> value.parts().forEach(part -> collect(part, inputs));
      case FoldExpression.Condition condition ->
          condition.parts().forEach(part -> collect(part, inputs));
    }
  }

  private static List<@Nullable Object> row(@Nullable Object... values) {
    return Arrays.asList(values);
  }
}
