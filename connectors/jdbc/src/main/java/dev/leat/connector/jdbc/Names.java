package dev.leat.connector.jdbc;

import java.util.Collection;
import java.util.stream.Collectors;

/** Column names as SQL. */
public final class Names {
  private Names() {}

  /** The names quoted, with commas. */
  public static String list(Collection<String> names) {
    return names.stream().map(TableName::quote).collect(Collectors.joining(", "));
  }
}
