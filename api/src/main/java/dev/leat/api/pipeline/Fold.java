package dev.leat.api.pipeline;

import java.util.ArrayList;
import java.util.List;

/**
 * Running state over rows in order, for each key its own: what no window function can say, because
 * a row's state depends on the state of the row before.
 *
 * <p>The table has a row for each row of the relation, in order of key and {@code orderBy}: the
 * kept columns, then the states as they are after that row. A state is a double, null before a
 * key's first row. Its expression sees the row's columns, the states above it as they are after
 * this row, and itself and those below it as they were after the row before.
 *
 * <pre>{@code
 * Fold.over("closes").by("symbol").inOrderOf("timestamp").keeping("symbol", "timestamp")
 *     .state("average", "coalesce(average + (close - average) * 2 / 13, close)")
 * }</pre>
 *
 * @param over the source or table whose rows are taken
 * @param by the columns that make the key; empty for one state over all rows
 * @param orderBy columns that decide the order of the rows; rows equal in these are taken in the
 *     order of all that the fold reads of them, so that the result does not depend on the engine
 * @param columns those of the relation that the table keeps; empty for all
 */
public record Fold(
    String over, List<String> by, List<String> orderBy, List<String> columns, List<State> states)
    implements Derivation {
  public Fold {
    by = List.copyOf(by);
    orderBy = List.copyOf(orderBy);
    columns = List.copyOf(columns);
    states = List.copyOf(states);
  }

  /** A state and how a row changes it, in SQL. */
  public record State(String name, String expression) {}

  public static Fold over(String relation) {
    return new Fold(relation, List.of(), List.of(), List.of(), List.of());
  }

  public Fold by(String... keys) {
    return new Fold(over, List.of(keys), orderBy, columns, states);
  }

  public Fold inOrderOf(String... names) {
    return new Fold(over, by, List.of(names), columns, states);
  }

  public Fold keeping(String... names) {
    return new Fold(over, by, orderBy, List.of(names), states);
  }

  /** Adds a state after those there are. */
  public Fold state(String name, String expression) {
    List<State> more = new ArrayList<>(states);
    more.add(new State(name, expression.stripTrailing()));
    return new Fold(over, by, orderBy, columns, more);
  }
}
