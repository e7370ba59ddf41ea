package dev.leat.core.run;

import java.util.Collection;
import java.util.stream.Collectors;

/** Spelling of names and values in the SQL that runs generate. */
final class Sql {
  private Sql() {}

  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String names(Collection<String> names) {
    return names.stream().map(Sql::name).collect(Collectors.joining(", "));
  }

  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
