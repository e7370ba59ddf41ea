package dev.leat.engine.duckdb;

/** How names and text are spelled inside DuckDB SQL. */
public final class DuckDbNames {
  private DuckDbNames() {}

  /** The name as a quoted identifier. */
  public static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The text as a string literal. */
  public static String literal(String text) {
    return '\'' + text.replace("'", "''") + '\'';
  }
}
