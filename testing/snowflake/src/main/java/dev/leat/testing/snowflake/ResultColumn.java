package dev.leat.testing.snowflake;

import java.util.Locale;

/**
 * A column of a result as the driver is told of it.
 *
 * @param type the driver's own name: {@code fixed}, {@code text}, {@code real} …
 */
record ResultColumn(String name, String type, int precision, int scale) {
  static ResultColumn text(String name) {
    return new ResultColumn(name, "text", 0, 0);
  }

  static ResultColumn number(String name) {
    return new ResultColumn(name, "fixed", 38, 0);
  }

  /** The column for what DuckDB calls that. */
  static ResultColumn of(String label, String duckDbType) throws SqlFailure {
    String name = Names.decode(label);
    ColumnType type =
        duckDbType.equals("NULL") ? ColumnType.ofDuckDb("VARCHAR") : columnType(duckDbType);
    return switch (type.kind()) {
      case NUMBER -> new ResultColumn(name, "fixed", type.size(), type.scale());
      case FLOAT -> new ResultColumn(name, "real", 0, 0);
      case VARCHAR -> text(name);
      case BOOLEAN, DATE, BINARY, VARIANT, OBJECT, ARRAY ->
          new ResultColumn(name, type.kind().name().toLowerCase(Locale.ROOT), 0, 0);
      case TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ ->
          new ResultColumn(name, type.kind().name().toLowerCase(Locale.ROOT), 0, 9);
    };
  }

  private static ColumnType columnType(String duckDbType) throws SqlFailure {
    return ColumnType.ofDuckDb(duckDbType.startsWith("ENUM") ? "VARCHAR" : duckDbType);
  }
}
