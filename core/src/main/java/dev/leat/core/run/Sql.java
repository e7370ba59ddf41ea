package dev.leat.core.run;

import java.util.Collection;
import java.util.stream.Collectors;

/** Spelling of names and values in the SQL that runs generate. */
public final class Sql {
  private Sql() {}

  /** A quoted name. */
  public static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** A quoted name. */
  public static String names(Collection<String> names) {
    return names.stream().map(Sql::name).collect(Collectors.joining(", "));
  }

  /** A text literal. */
  public static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }
}
