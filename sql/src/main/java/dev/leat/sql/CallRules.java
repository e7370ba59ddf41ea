package dev.leat.sql;

import dev.leat.api.type.DataType;
import dev.leat.api.type.DataType.Decimal;
import dev.leat.api.type.DataType.Simple;
import dev.leat.sql.Expression.Call;
import dev.leat.sql.Expression.Window;
import dev.leat.sql.Tree.Branch;
import dev.leat.sql.Tree.Items;
import dev.leat.sql.Tree.Text;
import java.util.List;
import java.util.Optional;

/** The canonical form of calls whose meaning or type differs between engines. */
final class CallRules {
  private static final List<String> ARITHMETIC = List.of("+", "-", "*", "/");

  private final DecimalRules decimals;

  CallRules(Context context) {
    this.decimals = new DecimalRules(context.findings());
  }

  /**
   * The expression in its canonical form.
   *
   * @param value the expression with its parts already canonical
   */
  Typed canonical(Expression expression, Typed value, List<Typed> parts) {
    Typed canonical =
        switch (expression) {
          case Call call when call.isOperator() -> operator(call.name(), value, parts);
          case Call call -> function(call.name(), value, parts);
          case Window window -> function(window.name(), value, parts);
          default -> value;
        };
    return canonical.withTree(Trees.with(canonical.tree(), expression.tree().text("alias")));
  }

  private Typed operator(String name, Typed value, List<Typed> parts) {
    if (parts.size() != 2 || !ARITHMETIC.contains(name)) {
      return value;
    }
    Optional<Typed> exact = decimals.exact(name, value.tree(), parts.get(0), parts.get(1));
    return exact.orElse(value);
  }

  private Typed function(String name, Typed value, List<Typed> parts) {
    return switch (name) {
      case "sum" -> sum(value, parts);
      case "avg", "mean" -> average(value, parts);
      case "date_trunc", "datetrunc" -> dateTrunc(value);
      default -> value;
    };
  }

  /** The sum of integers is a bigint, and overflows with an error. */
  private static Typed sum(Typed value, List<Typed> parts) {
    return value.type() == Simple.HUGEINT && parts.getFirst().type() != Simple.HUGEINT
        ? cast(value, Simple.BIGINT)
        : value;
  }

  private Typed average(Typed value, List<Typed> parts) {
    if (!(parts.getFirst().type() instanceof Decimal(int _, int scale))) {
      return value;
    }
    Branch plain = Trees.with(value.tree(), "");
    Typed sum = value.as(renamed(plain, "sum"), new Decimal(Decimal.MAX_PRECISION, scale));
    Typed count = value.as(renamed(plain, "count"), Simple.BIGINT);
    return decimals.quotient(plain, sum, count);
  }

  private static Typed dateTrunc(Typed value) {
    DataType type = value.type();
    return type == null ? value : cast(value, type);
  }

  private static Typed cast(Typed value, DataType type) {
    return value.as(Trees.cast(Trees.with(value.tree(), ""), type), type);
  }

  private static Branch renamed(Branch call, String name) {
    return call.with("function_name", new Text(name))
        .with("qualified_name", Tree.EMPTY.with("path", new Items(List.of(new Text(name)))));
  }
}
