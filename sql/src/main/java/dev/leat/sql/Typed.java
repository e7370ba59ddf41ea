package dev.leat.sql;

import dev.leat.api.type.DataType;
import dev.leat.sql.Tree.Branch;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An expression that was looked at: its canonical tree and what is known about its values.
 *
 * @param type null when it cannot be told
 * @param inputs the columns of declared relations its values come from
 */
record Typed(Branch tree, @Nullable DataType type, Set<String> inputs, Set<Trait> traits) {
  Typed {
    inputs = Set.copyOf(inputs);
    traits = Set.copyOf(traits);
  }

  static Typed unknown(Branch tree) {
    return new Typed(tree, null, Set.of(), Set.of());
  }

  /** A value whose origin cannot be told either. */
  static Typed untraced(Branch tree) {
    return new Typed(tree, null, Set.of(Relation.UNTRACED), Set.of(Trait.COLUMN));
  }

  boolean is(Trait trait) {
    return traits.contains(trait);
  }

  Typed withTree(Branch changed) {
    return new Typed(changed, type, inputs, traits);
  }

  Typed as(Branch changed, DataType changedType) {
    return new Typed(changed, changedType, inputs, traits);
  }

  enum Trait {
    /** Has an aggregate function outside of subqueries. */
    AGGREGATE,
    /** Has a window function. */
    WINDOW,
    /** Has a subquery. */
    SUBQUERY,
    /** Has a reference to a column of its own query. */
    COLUMN,
    /** Is a constant as such. */
    LITERAL,
    /** Is {@code null} as such. */
    NULL,
    /** Is a text constant as such. */
    TEXT,
    /** Is of an engine's narrower or special type. */
    NARROW;

    /** Whether an expression has it as soon as a part of it has. */
    boolean spreads() {
      return this == AGGREGATE || this == WINDOW || this == SUBQUERY || this == COLUMN;
    }
  }
}
