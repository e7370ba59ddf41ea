package dev.leat.api.engine;

import java.util.Set;

/** A result column and the input columns ({@code relation.column}) its values are computed from. */
public record ColumnOrigin(String column, Set<String> inputs) {
  public ColumnOrigin {
    inputs = Set.copyOf(inputs);
  }
}
