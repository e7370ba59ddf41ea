package dev.leat.sql;

import dev.leat.api.type.DataType;
import dev.leat.sql.Tree.Branch;
import java.util.Optional;
import java.util.Set;

/** What the analysis needs to know from the SQL's own engine. Calls are cheap or remembered. */
public interface Dialect {
  /** The type of an expression without column references; empty when it has none. */
  Optional<Typing> typeOf(Branch expression);

  /** Whether text converts to a type without loss. */
  boolean converts(String text, DataType type);

  /** All functions by name in lower case. */
  Set<String> functions();

  /** Those of them that take many rows to one. */
  Set<String> aggregates();

  /** The expression's text, which is also the name of a column that has no other. */
  String print(Branch expression);

  /**
   * A type, and whether the engine's own type is the same one.
   *
   * @param exact false when the engine has a narrower or special type, such as a 16-bit integer
   */
  record Typing(DataType type, boolean exact) {}
}
