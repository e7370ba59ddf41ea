package dev.leat.connector.jdbc;

import java.util.Collection;
import java.util.stream.Collectors;

/** Column names as SQL. */
final class Names {
  private Names() {}

  /** The names quoted, with commas. */
  static String list(Collection<String> names) {
    return names.stream().map(TableName::quote).collect(Collectors.joining(", "));
  }

  /** The names quoted and qualified, with commas. */
  static String list(String alias, Collection<String> names) {
    return names.stream()
        .map(name -> alias + "." + TableName.quote(name))
        .collect(Collectors.joining(", "));
  }
}
