package dev.leat.sql;

import dev.leat.sql.Tree.Branch;
import dev.leat.sql.Tree.Text;
import java.util.Locale;

/**
 * Writes out what {@code order by} leaves unsaid: ascending, nulls last.
 *
 * <p>Nulls come last in both directions, as DuckDB has it; other engines differ.
 */
final class Ordering {
  private Ordering() {}

  /** An expression with the order of its own arguments or window made explicit. */
  static Branch explicit(Branch expression) {
    return expression
        .mapBranches("orders", Ordering::entry)
        .mapBranches("arg_orders", Ordering::entry)
        .mapBranch("order_bys", orders -> orders.mapBranches("orders", Ordering::entry));
  }

  /** One entry of an {@code order by}. */
  static Branch entry(Branch order) {
    Branch explicit = order;
    if (order.text("type").toUpperCase(Locale.ROOT).equals("ORDER_DEFAULT")) {
      explicit = explicit.with("type", new Text("ASCENDING"));
    }
    if (order.text("null_order").equals("ORDER_DEFAULT")) {
      explicit = explicit.with("null_order", new Text("NULLS LAST"));
    }
    return explicit;
  }
}
