package dev.leat.sql.fold;

import dev.leat.api.engine.FoldExpression;
import dev.leat.api.engine.FoldExpression.Condition;
import dev.leat.api.engine.FoldExpression.Operator;
import dev.leat.api.engine.FoldExpression.Relation;
import dev.leat.api.engine.FoldExpression.Value;
import dev.leat.sql.Expression;
import dev.leat.sql.Tree;
import dev.leat.sql.Tree.Branch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Separates a state's expression: every largest part that no state takes part in becomes one
 * expression of the row, the rest arithmetic on states.
 */
public final class StateSplit {
  private final String relation;
  private final Set<String> states;
  private final Function<Branch, String> print;

  /**
   * @param relation the fold's own, whose columns the states are
   * @param print the text of an expression
   */
  public StateSplit(String relation, Set<String> states, Function<Branch, String> print) {
    this.relation = relation;
    this.states =
        states.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    this.print = print;
  }

  /** What became of an expression. */
  public sealed interface Outcome {}

  public record Split(Value value) implements Outcome {}

  /**
   * It cannot be separated.
   *
   * @param node what a state cannot take part in
   * @param what the same in words
   */
  public record Beyond(Branch node, String what) implements Outcome {}

  /**
   * Separates an expression.
   *
   * @param canonical bound to the relation, its value a number
   */
  public Outcome of(Branch canonical) {
    try {
      return new Split(value(canonical));
    } catch (Unsuitable found) {
      return new Beyond(found.node, found.what);
    }
  }

  private Value value(Branch node) {
    Expression expression = Expression.of(node);
    if (expression instanceof Expression.Literal literal) {
      Value constant = constant(literal);
      if (constant != null) {
        return constant;
      }
    }
    if (!hasState(node)) {
      return new FoldExpression.RowValue(print.apply(node));
    }
    return switch (expression) {
      case Expression.ColumnReference(Branch _, List<String> names) ->
          new FoldExpression.State(names.getLast().toLowerCase(Locale.ROOT));
      case Expression.Call call -> call(call);
      case Expression.Case choice -> choice(choice);
      case Expression.Operator(Branch tree, String kind) when kind.equals("OPERATOR_COALESCE") ->
          new FoldExpression.FirstKnown(values(tree));
      case Expression.Cast cast when isDouble(cast) -> value(cast.children().getFirst());
      case Expression.Cast cast -> throw beyond(cast, "a cast to another type than double");
      case Expression.Subquery subquery -> throw beyond(subquery, "a subquery");
      case Expression.Operator other -> throw beyond(other, "a condition where a number is needed");
      case Expression.Comparison other ->
          throw beyond(other, "a condition where a number is needed");
      case Expression.Between other -> throw beyond(other, "a condition where a number is needed");
      case Expression.Window _,
          Expression.Collation _,
          Expression.Lambda _,
          Expression.Star _,
          Expression.Parameter _,
          Expression.Literal _,
          Expression.Other _ ->
          throw beyond(expression, print.apply(node));
    };
  }

  private static @Nullable Value constant(Expression.Literal literal) {
    return switch (literal.kind()) {
      case "INTEGER", "NUMERIC" -> new FoldExpression.Constant(Double.valueOf(literal.text()));
      case "NULL_LITERAL" -> new FoldExpression.Constant(null);
      default -> null;
    };
  }

  private Value call(Expression.Call call) {
    List<Value> values = new ArrayList<>();
    switch (call.name()) {
      case "+", "-", "*", "/", "abs", "greatest", "least" ->
          call.children().forEach(argument -> values.add(value(argument)));
      default -> throw beyond(call, call.name());
    }
    Value first = values.getFirst();
    return switch (call.name()) {
      case "abs" -> new FoldExpression.Absolute(first);
      case "greatest" -> new FoldExpression.Extreme(FoldExpression.End.GREATEST, values);
      case "least" -> new FoldExpression.Extreme(FoldExpression.End.LEAST, values);
      default -> values.size() == 1 ? sign(call, first) : arithmetic(call, first, values.get(1));
    };
  }

  private static Value sign(Expression.Call call, Value value) {
    return call.name().equals("-") ? new FoldExpression.Negation(value) : value;
  }

  private static Value arithmetic(Expression.Call call, Value left, Value right) {
    Operator operator =
        switch (call.name()) {
          case "+" -> Operator.ADD;
          case "-" -> Operator.SUBTRACT;
          case "*" -> Operator.MULTIPLY;
          default -> Operator.DIVIDE;
        };
    return new FoldExpression.Arithmetic(operator, left, right);
  }

  private Value choice(Expression.Case choice) {
    List<FoldExpression.When> whens = new ArrayList<>();
    for (Branch check : choice.tree().branches("case_checks")) {
      whens.add(
          new FoldExpression.When(
              condition(check.branch("when_expr")), value(check.branch("then_expr"))));
    }
    Value otherwise =
        choice.tree().has("else_expr")
            ? value(choice.tree().branch("else_expr"))
            : new FoldExpression.Constant(null);
    return new FoldExpression.Choice(whens, otherwise);
  }

  private List<Value> values(Branch operator) {
    return operator.branches("children").stream().map(this::value).toList();
  }

  private Condition condition(Branch node) {
    if (!hasState(node)) {
      return new FoldExpression.RowCondition(print.apply(node));
    }
    Expression expression = Expression.of(node);
    return switch (expression) {
      case Expression.Comparison(Branch tree, Branch left, Branch right) ->
          new FoldExpression.Comparison(relation(expression, tree), value(left), value(right));
      case Expression.Between between -> between(between);
      case Expression.Operator operator -> logic(operator);
      case Expression.Call _,
          Expression.Case _,
          Expression.Cast _,
          Expression.Collation _,
          Expression.ColumnReference _,
          Expression.Lambda _,
          Expression.Literal _,
          Expression.Other _,
          Expression.Parameter _,
          Expression.Star _,
          Expression.Subquery _,
          Expression.Window _ ->
          throw beyond(expression, "the condition " + print.apply(node));
    };
  }

  private Condition logic(Expression.Operator operator) {
    List<Branch> children = operator.tree().branches("children");
    return switch (operator.kind()) {
      case "CONJUNCTION_AND" -> new FoldExpression.All(conditions(children));
      case "CONJUNCTION_OR" -> new FoldExpression.Any(conditions(children));
      case "OPERATOR_NOT" -> new FoldExpression.Not(condition(children.getFirst()));
      case "OPERATOR_IS_NULL" -> new FoldExpression.IsNull(value(children.getFirst()));
      case "OPERATOR_IS_NOT_NULL" ->
          new FoldExpression.Not(new FoldExpression.IsNull(value(children.getFirst())));
      default -> throw beyond(operator, "the condition " + print.apply(operator.tree()));
    };
  }

  private List<Condition> conditions(List<Branch> nodes) {
    return nodes.stream().map(this::condition).toList();
  }

  private Condition between(Expression.Between between) {
    List<Branch> parts = between.children();
    Value input = value(parts.getFirst());
    return new FoldExpression.All(
        List.of(
            new FoldExpression.Comparison(Relation.GREATER_OR_EQUAL, input, value(parts.get(1))),
            new FoldExpression.Comparison(Relation.LESS_OR_EQUAL, input, value(parts.get(2)))));
  }

  private Relation relation(Expression expression, Branch tree) {
    return switch (tree.text("type")) {
      case "COMPARE_EQUAL" -> Relation.EQUAL;
      case "COMPARE_NOTEQUAL" -> Relation.NOT_EQUAL;
      case "COMPARE_LESSTHAN" -> Relation.LESS;
      case "COMPARE_LESSTHANOREQUALTO" -> Relation.LESS_OR_EQUAL;
      case "COMPARE_GREATERTHAN" -> Relation.GREATER;
      case "COMPARE_GREATERTHANOREQUALTO" -> Relation.GREATER_OR_EQUAL;
      default -> throw beyond(expression, "the condition " + print.apply(tree));
    };
  }

  /** Whether a state takes part anywhere inside, also in a lambda. */
  private boolean hasState(Tree tree) {
    return switch (tree) {
      case Branch branch ->
          isState(branch) || branch.children().values().stream().anyMatch(this::hasState);
      case Tree.Items(List<Tree> items) -> items.stream().anyMatch(this::hasState);
      case Tree.Text _, Tree.Digits _, Tree.Flag _, Tree.Nothing _ -> false;
    };
  }

  private boolean isState(Branch branch) {
    if (!(Expression.of(branch) instanceof Expression.ColumnReference(Branch _, var names))) {
      return false;
    }
    boolean qualified = names.size() > 1 && names.getFirst().equalsIgnoreCase(relation);
    String name = names.get(qualified ? 1 : 0);
    return states.contains(name.toLowerCase(Locale.ROOT));
  }

  private static boolean isDouble(Expression.Cast cast) {
    return cast.tree().branch("type_expr").text("type_name").equalsIgnoreCase("DOUBLE")
        && !cast.tree().flag("try_cast");
  }

  private static Unsuitable beyond(Expression expression, String what) {
    return new Unsuitable(expression.tree(), what);
  }

  /** Ends the walk at the first part that does not suit; never leaves this class. */
  @SuppressWarnings("serial") // never serialized
  private static final class Unsuitable extends RuntimeException {
    private final Branch node;
    private final String what;

    Unsuitable(Branch node, String what) {
      super(what, null, false, false);
      this.node = node;
      this.what = what;
    }
  }
}
