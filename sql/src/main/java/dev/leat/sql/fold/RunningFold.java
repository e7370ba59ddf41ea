package dev.leat.sql.fold;

import dev.leat.api.engine.Computation.FoldStep;
import dev.leat.api.engine.Computation.Folding;
import dev.leat.api.engine.FoldExpression;
import dev.leat.api.engine.FoldExpression.Condition;
import dev.leat.api.engine.FoldExpression.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The states of a fold while its rows go by, one after another. Not thread-safe. */
public final class RunningFold {
  private final List<String> names;
  private final List<String> inputs;
  private final List<Formula> numbers = new ArrayList<>();
  private final @Nullable Double[] states;

  public RunningFold(Folding folding) {
    names = folding.steps().stream().map(FoldStep::state).toList();
    inputs = folding.inputs();
    states = new Double[names.size()];
    folding.steps().forEach(step -> numbers.add(number(step.value())));
  }

  /** What a row gives to the steps. */
  public interface Row {
    @Nullable Double value(int input);

    @Nullable Boolean condition(int input);
  }

  /** Begins a key. */
  public void restart() {
    Arrays.fill(states, null);
  }

  /** Lets the next row of the key change the states. */
  public void advance(Row row) {
    for (int i = 0; i < states.length; i++) {
      states[i] = numbers.get(i).of(row);
    }
  }

  /** A state after the last row; null for null. */
  public @Nullable Double state(int position) {
    return states[position];
  }

  /** An expression with the places of its inputs and states looked up. */
  private interface Formula {
    @Nullable Double of(Row row);
  }

  private interface Truth {
    @Nullable Boolean of(Row row);
  }

  private Formula number(Value value) {
    return switch (value) {
      case FoldExpression.Constant(Double constant) -> _ -> constant;
      case FoldExpression.State(String name) -> {
        int position = names.indexOf(name);
        yield _ -> states[position];
      }
      case FoldExpression.RowValue(String sql) -> {
        int input = inputs.indexOf(sql);
        yield row -> row.value(input);
      }
      case FoldExpression.Arithmetic arithmetic -> arithmetic(arithmetic);
      case FoldExpression.Negation(Value negated) -> {
        Formula number = number(negated);
        yield row -> {
          Double found = number.of(row);
          return found == null ? null : -found;
        };
      }
      case FoldExpression.Absolute(Value signed) -> {
        Formula number = number(signed);
        yield row -> {
          Double found = number.of(row);
          return found == null ? null : Math.abs(found);
        };
      }
      case FoldExpression.Choice choice -> choice(choice);
      case FoldExpression.FirstKnown(List<Value> values) -> firstKnown(values);
      case FoldExpression.Extreme(FoldExpression.End end, List<Value> values) ->
          extreme(end, values);
    };
  }

  private Formula arithmetic(FoldExpression.Arithmetic arithmetic) {
    Formula left = number(arithmetic.left());
    Formula right = number(arithmetic.right());
    FoldExpression.Operator operator = arithmetic.operator();
    return row -> {
      Double a = left.of(row);
      Double b = right.of(row);
      if (a == null || b == null) {
        return null;
      }
      return switch (operator) {
        case ADD -> a + b;
        case SUBTRACT -> a - b;
        case MULTIPLY -> a * b;
        case DIVIDE -> a / b;
      };
    };
  }

  private Formula choice(FoldExpression.Choice choice) {
    List<Truth> conditions = choice.whens().stream().map(when -> truth(when.condition())).toList();
    List<Formula> values = choice.whens().stream().map(when -> number(when.value())).toList();
    Formula otherwise = number(choice.otherwise());
    return row -> {
      for (int i = 0; i < conditions.size(); i++) {
        if (Boolean.TRUE.equals(conditions.get(i).of(row))) {
          return values.get(i).of(row);
        }
      }
      return otherwise.of(row);
    };
  }

  private Formula firstKnown(List<Value> values) {
    List<Formula> numbers = values.stream().map(this::number).toList();
    return row -> {
      for (Formula number : numbers) {
        Double found = number.of(row);
        if (found != null) {
          return found;
        }
      }
      return null;
    };
  }

  private Formula extreme(FoldExpression.End end, List<Value> values) {
    List<Formula> numbers = values.stream().map(this::number).toList();
    return row -> {
      Double extreme = null;
      for (Formula number : numbers) {
        Double found = number.of(row);
        if (found == null || extreme == null) {
          extreme = found == null ? extreme : found;
          continue;
        }
        extreme =
            switch (end) {
              case GREATEST -> Math.max(extreme, found);
              case LEAST -> Math.min(extreme, found);
            };
      }
      return extreme;
    };
  }

  private Truth truth(Condition condition) {
    return switch (condition) {
      case FoldExpression.RowCondition(String sql) -> {
        int input = inputs.indexOf(sql);
        yield row -> row.condition(input);
      }
      case FoldExpression.Comparison comparison -> comparison(comparison);
      case FoldExpression.All(List<Condition> conditions) -> together(conditions, false);
      case FoldExpression.Any(List<Condition> conditions) -> together(conditions, true);
      case FoldExpression.Not(Condition inner) -> {
        Truth truth = truth(inner);
        yield row -> {
          Boolean found = truth.of(row);
          return found == null ? null : !found;
        };
      }
      case FoldExpression.IsNull(Value value) -> {
        Formula number = number(value);
        yield row -> number.of(row) == null;
      }
    };
  }

  private Truth comparison(FoldExpression.Comparison comparison) {
    Formula left = number(comparison.left());
    Formula right = number(comparison.right());
    FoldExpression.Relation relation = comparison.relation();
    return row -> {
      Double boxedLeft = left.of(row);
      Double boxedRight = right.of(row);
      if (boxedLeft == null || boxedRight == null) {
        return null;
      }
      double a = boxedLeft;
      double b = boxedRight;
      return switch (relation) {
        case EQUAL -> a == b;
        case NOT_EQUAL -> a != b;
        case LESS -> a < b;
        case LESS_OR_EQUAL -> a <= b;
        case GREATER -> a > b;
        case GREATER_OR_EQUAL -> a >= b;
      };
    };
  }

  /**
   * Conditions of which one alone may decide; else unknown if one is.
   *
   * @param decisive what decides: false for {@code and}, true for {@code or}
   */
  private Truth together(List<Condition> conditions, boolean decisive) {
    List<Truth> truths = conditions.stream().map(this::truth).toList();
    return row -> {
      Boolean result = !decisive;
      for (Truth truth : truths) {
        Boolean found = truth.of(row);
        if (found == null) {
          result = null;
        } else if (found == decisive) {
          return decisive;
        }
      }
      return result;
    };
  }
}
