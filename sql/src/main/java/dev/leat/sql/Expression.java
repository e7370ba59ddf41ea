package dev.leat.sql;

import dev.leat.sql.Tree.Branch;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** A value expression: a typed view of a node of the syntax tree. */
public sealed interface Expression {
  /** The node this is a view of. */
  Branch tree();

  /** The nodes of the expressions directly inside, subqueries and lambdas left out. */
  default List<Branch> children() {
    return slots().read(tree());
  }

  /** The node with its children replaced, in the order of {@link #children}. */
  default Branch withChildren(List<Branch> children) {
    Iterator<Branch> next = children.iterator();
    return slots().write(tree(), next);
  }

  /** Where this kind keeps its children. */
  private Slots slots() {
    return switch (this) {
      case Call _ -> Kinds.CALL;
      case Window _ -> Kinds.WINDOW;
      case Operator _ -> Kinds.OPERATOR;
      case Comparison _ -> Kinds.COMPARISON;
      case Between _ -> Kinds.BETWEEN;
      case Case _ -> Kinds.CASE;
      case Cast _, Collation _, Subquery _ -> Kinds.CHILD;
      case Star _ -> Kinds.STAR;
      case ColumnReference _, Literal _, Lambda _, Parameter _, Other _ -> Kinds.NONE;
    };
  }

  /** The view of a node. */
  static Expression of(Branch tree) {
    return switch (tree.text("class")) {
      case "COLUMN_REF" -> new ColumnReference(tree, tree.texts("column_names"));
      case "CONSTANT" -> literal(tree);
      case "FUNCTION" -> new Call(tree, tree.text("function_name").toLowerCase(Locale.ROOT));
      case "WINDOW" -> new Window(tree, tree.text("function_name").toLowerCase(Locale.ROOT));
      case "OPERATOR", "CONJUNCTION" -> new Operator(tree, tree.text("type"));
      case "COMPARISON" -> new Comparison(tree, tree.branch("left"), tree.branch("right"));
      case "BETWEEN" -> new Between(tree);
      case "CASE" -> new Case(tree);
      case "CAST" -> new Cast(tree);
      case "COLLATE" -> new Collation(tree);
      case "SUBQUERY" -> new Subquery(tree, tree.text("subquery_type"));
      case "LAMBDA" -> new Lambda(tree);
      case "STAR" -> new Star(tree, tree.text("relation_name"));
      case "PARAMETER" -> new Parameter(tree);
      default -> new Other(tree);
    };
  }

  private static Literal literal(Branch tree) {
    Branch literal = tree.branch("literal");
    return new Literal(tree, literal.text("kind"), literal.text("text"));
  }

  /** A name, perhaps with its relation before it or a field behind it. */
  record ColumnReference(Branch tree, List<String> names) implements Expression {}

  /**
   * A constant.
   *
   * @param kind {@code INTEGER}, {@code NUMERIC}, {@code STRING}, {@code BOOLEAN}, {@code
   *     NULL_LITERAL}
   */
  record Literal(Branch tree, String kind, String text) implements Expression {
    boolean isText() {
      return kind.equals("STRING");
    }

    boolean isNull() {
      return kind.equals("NULL_LITERAL");
    }

    boolean isInteger() {
      return kind.equals("INTEGER");
    }
  }

  /** A function, aggregate or binary operator such as {@code +}; its name in lower case. */
  record Call(Branch tree, String name) implements Expression {
    List<Branch> arguments() {
      return tree.branches("arguments").stream()
          .map(argument -> argument.branch("expression"))
          .toList();
    }

    boolean isOperator() {
      return tree.flag("is_operator");
    }
  }

  /** A function over a window; its name in lower case. */
  record Window(Branch tree, String name) implements Expression {
    List<Branch> arguments() {
      return new Call(tree, name).arguments();
    }
  }

  /** {@code and}, {@code or}, {@code not}, {@code in}, {@code is null}, {@code coalesce}, … */
  record Operator(Branch tree, String kind) implements Expression {}

  record Comparison(Branch tree, Branch left, Branch right) implements Expression {}

  record Between(Branch tree) implements Expression {}

  record Case(Branch tree) implements Expression {}

  record Cast(Branch tree) implements Expression {}

  record Collation(Branch tree) implements Expression {}

  /**
   * A query used as a value.
   *
   * @param kind {@code SCALAR}, {@code EXISTS}, {@code NOT_EXISTS}, {@code ANY}
   */
  record Subquery(Branch tree, String kind) implements Expression {}

  record Lambda(Branch tree) implements Expression {}

  /** {@code *}, {@code relation.*} or {@code columns(…)}; relation empty for all. */
  record Star(Branch tree, String relation) implements Expression {
    /** Whether it names its columns by a pattern. */
    boolean isPattern() {
      return tree.flag("columns");
    }
  }

  record Parameter(Branch tree) implements Expression {}

  /** What this module has no record for yet. */
  record Other(Branch tree) implements Expression {}

  /** The slots of each kind. */
  final class Kinds {
    private static final Slots NONE = Slots.of();
    private static final Slots CHILD = Slots.of("child");
    private static final Slots CALL =
        Slots.of("arguments[].expression", "filter", "order_bys.orders[].expression");
    private static final Slots WINDOW =
        Slots.of(
            "arguments[].expression",
            "partitions[]",
            "orders[].expression",
            "filter_expr",
            "start_expr",
            "end_expr",
            "offset_expr",
            "default_expr",
            "arg_orders[].expression");
    private static final Slots OPERATOR = Slots.of("children[]");
    private static final Slots COMPARISON = Slots.of("left", "right");
    private static final Slots BETWEEN = Slots.of("input", "lower", "upper");
    private static final Slots CASE =
        Slots.of("case_checks[].when_expr", "case_checks[].then_expr", "else_expr");
    private static final Slots STAR = Slots.of("replace_list[].value", "expr");

    private Kinds() {}
  }
}
