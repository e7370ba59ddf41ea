package dev.leat.connector.jdbc;

import java.util.List;

/**
 * A column that a target table has.
 *
 * @param declared its type as the database words it
 * @param mayBeOmitted whether a row can be added without naming it
 */
public record TargetColumn(String name, String declared, boolean mayBeOmitted) {
  /** How a table of these columns spells a name; the name itself where it has no such column. */
  public static String spelling(String name, List<TargetColumn> columns) {
    return columns.stream()
        .map(TargetColumn::name)
        .filter(name::equalsIgnoreCase)
        .findFirst()
        .orElse(name);
  }
}
