package dev.leat.api.engine;

import java.util.List;

/**
 * A table's rows as an engine makes them: checked, canonical, without a reference to the user's
 * file.
 */
public sealed interface Computation {
  /** The canonical SQL that is run; of a fold, that which gives it its rows. */
  String sql();

  /** The rows of a query, in its order. */
  record Query(String sql) implements Computation {}

  /**
   * A fold over the rows of a query.
   *
   * @param sql gives, in the fold's order, the columns that are kept, then the keys, then what the
   *     steps need of the row
   * @param kept how many columns are kept
   * @param keys how many columns after those make the key; rows of a key follow one another
   * @param inputs the expressions of the columns after those, as the steps name them: values as
   *     doubles, conditions as booleans
   * @param steps one for each state, in order
   */
  record Folding(String sql, int kept, int keys, List<String> inputs, List<FoldStep> steps)
      implements Computation {
    public Folding {
      inputs = List.copyOf(inputs);
      steps = List.copyOf(steps);
    }
  }

  /** How each row changes a state. */
  record FoldStep(String state, FoldExpression.Value value) {}
}
