package dev.leat.api.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a row changes a state: the little arithmetic that an engine does row after row. All that does
 * not depend on a state is left to the engine's SQL, which computes it for all rows beforehand.
 *
 * <p>Numbers are IEEE doubles. Null and truth follow SQL: arithmetic on null is null, and a
 * condition on null is unknown.
 */
public sealed interface FoldExpression {
  /** The expressions directly inside. */
  default List<? extends FoldExpression> parts() {
    return switch (this) {
      case Arithmetic(Operator _, Value left, Value right) -> List.of(left, right);
      case Negation(Value value) -> List.of(value);
      case Absolute(Value value) -> List.of(value);
      case Choice(List<When> whens, Value otherwise) -> {
        List<FoldExpression> parts = new ArrayList<>();
        whens.forEach(when -> parts.addAll(List.of(when.condition(), when.value())));
        parts.add(otherwise);
        yield parts;
      }
      case FirstKnown(List<Value> values) -> values;
      case Extreme(End _, List<Value> values) -> values;
      case Comparison(Relation _, Value left, Value right) -> List.of(left, right);
      case All(List<Condition> conditions) -> conditions;
      case Any(List<Condition> conditions) -> conditions;
      case Not(Condition condition) -> List.of(condition);
      case IsNull(Value value) -> List.of(value);
      case Constant _, State _, RowValue _, RowCondition _ -> List.of();
    };
  }

  /** Gives a number, or null. */
  sealed interface Value extends FoldExpression {}

  /** Is true, false or unknown. */
  sealed interface Condition extends FoldExpression {}

  record Constant(@Nullable Double value) implements Value {}

  /** A state of the fold, as it is when this is evaluated. */
  record State(String name) implements Value {}

  /**
   * What the row itself gives.
   *
   * @param sql canonical expression over the fold's relation
   */
  record RowValue(String sql) implements Value {}

  /** Two numbers make one; division by zero gives no finite number. */
  record Arithmetic(Operator operator, Value left, Value right) implements Value {}

  record Negation(Value value) implements Value {}

  record Absolute(Value value) implements Value {}

  /** The value of the first condition that is true. */
  record Choice(List<When> whens, Value otherwise) implements Value {
    public Choice {
      whens = List.copyOf(whens);
    }
  }

  record When(Condition condition, Value value) {}

  /** The first that is not null. */
  record FirstKnown(List<Value> values) implements Value {
    public FirstKnown {
      values = List.copyOf(values);
    }
  }

  /** The greatest or least of those that are not null. */
  record Extreme(End end, List<Value> values) implements Value {
    public Extreme {
      values = List.copyOf(values);
    }
  }

  /**
   * Whether something holds for the row itself.
   *
   * @param sql canonical condition over the fold's relation
   */
  record RowCondition(String sql) implements Condition {}

  record Comparison(Relation relation, Value left, Value right) implements Condition {}

  record All(List<Condition> conditions) implements Condition {
    public All {
      conditions = List.copyOf(conditions);
    }
  }

  record Any(List<Condition> conditions) implements Condition {
    public Any {
      conditions = List.copyOf(conditions);
    }
  }

  record Not(Condition condition) implements Condition {}

  record IsNull(Value value) implements Condition {}

  /** What arithmetic does. */
  enum Operator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE
  }

  /** Which of several numbers. */
  enum End {
    GREATEST,
    LEAST
  }

  /** How two numbers compare. */
  enum Relation {
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL
  }
}
