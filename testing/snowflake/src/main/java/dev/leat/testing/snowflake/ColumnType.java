package dev.leat.testing.snowflake;

import java.util.Locale;
import java.util.Map;

/**
 * A type as a statement declares it.
 *
 * @param size precision of a number, length of a text, digits of a second's fraction; 0 where the
 *     type has none
 */
record ColumnType(Kind kind, int size, int scale) {
  private static final int MAX_TEXT = 16_777_216;
  private static final int MAX_BINARY = 8_388_608;

  /** The types, each with the one that holds it in DuckDB. */
  enum Kind {
    NUMBER("DECIMAL"),
    FLOAT("DOUBLE"),
    VARCHAR("VARCHAR"),
    BOOLEAN("BOOLEAN"),
    DATE("DATE"),
    TIME("TIME"),
    TIMESTAMP_NTZ("TIMESTAMP"),
    TIMESTAMP_LTZ("TIMESTAMPTZ"),
    TIMESTAMP_TZ("TIMESTAMPTZ"),
    BINARY("BLOB"),
    VARIANT("JSON"),
    OBJECT("JSON"),
    ARRAY("JSON");

    private final String duckDb;

    Kind(String duckDb) {
      this.duckDb = duckDb;
    }
  }

  private static final Map<String, Kind> SYNONYMS =
      Map.ofEntries(
          Map.entry("DECIMAL", Kind.NUMBER),
          Map.entry("NUMERIC", Kind.NUMBER),
          Map.entry("INT", Kind.NUMBER),
          Map.entry("INTEGER", Kind.NUMBER),
          Map.entry("BIGINT", Kind.NUMBER),
          Map.entry("SMALLINT", Kind.NUMBER),
          Map.entry("DOUBLE", Kind.FLOAT),
          Map.entry("REAL", Kind.FLOAT),
          Map.entry("STRING", Kind.VARCHAR),
          Map.entry("TEXT", Kind.VARCHAR),
          Map.entry("CHAR", Kind.VARCHAR),
          Map.entry("DATETIME", Kind.TIMESTAMP_NTZ),
          Map.entry("TIMESTAMP", Kind.TIMESTAMP_NTZ),
          Map.entry("VARBINARY", Kind.BINARY));

  /** Reads a type. */
  static ColumnType read(Cursor cursor) throws SqlFailure {
    String word = cursor.name();
    Kind kind = kind(word);
    if (kind == Kind.FLOAT) {
      cursor.skip("PRECISION");
    }
    int[] arguments = arguments(cursor);
    return switch (kind) {
      case NUMBER ->
          new ColumnType(
              kind,
              arguments.length > 0 ? arguments[0] : 38,
              arguments.length > 1 ? arguments[1] : 0);
      case VARCHAR -> new ColumnType(kind, arguments.length > 0 ? arguments[0] : MAX_TEXT, 0);
      case BINARY -> new ColumnType(kind, arguments.length > 0 ? arguments[0] : MAX_BINARY, 0);
      case TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ ->
          new ColumnType(kind, arguments.length > 0 ? arguments[0] : 9, 0);
      case FLOAT, BOOLEAN, DATE, VARIANT, OBJECT, ARRAY -> new ColumnType(kind, 0, 0);
    };
  }

  private static Kind kind(String word) throws SqlFailure {
    Kind synonym = SYNONYMS.get(word);
    if (synonym != null) {
      return synonym;
    }
    for (Kind kind : Kind.values()) {
      if (kind.name().equals(word)) {
        return kind;
      }
    }
    throw new SqlFailure(
        2040, "42601", "SQL compilation error:\nUnsupported data type '" + word + "'.");
  }

  private static int[] arguments(Cursor cursor) throws SqlFailure {
    if (!cursor.sees("(")) {
      return new int[0];
    }
    return Cursor.split(cursor.parenthesised()).stream()
        .mapToInt(part -> Integer.parseInt(part.getFirst().text()))
        .toArray();
  }

  /** The type that DuckDB's own has in Snowflake, for {@code CREATE TABLE … AS SELECT}. */
  static ColumnType ofDuckDb(String type) throws SqlFailure {
    String name = type.toUpperCase(Locale.ROOT);
    if (name.startsWith("DECIMAL(")) {
      String[] parts = name.substring(8, name.length() - 1).split(",");
      return new ColumnType(
          Kind.NUMBER, Integer.parseInt(parts[0].strip()), Integer.parseInt(parts[1].strip()));
    }
    return switch (name) {
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UBIGINT" ->
          new ColumnType(Kind.NUMBER, 38, 0);
      case "DOUBLE", "FLOAT" -> new ColumnType(Kind.FLOAT, 0, 0);
      case "VARCHAR" -> new ColumnType(Kind.VARCHAR, MAX_TEXT, 0);
      case "BOOLEAN" -> new ColumnType(Kind.BOOLEAN, 0, 0);
      case "DATE" -> new ColumnType(Kind.DATE, 0, 0);
      case "TIME" -> new ColumnType(Kind.TIME, 9, 0);
      case "TIMESTAMP" -> new ColumnType(Kind.TIMESTAMP_NTZ, 9, 0);
      case "TIMESTAMP WITH TIME ZONE" -> new ColumnType(Kind.TIMESTAMP_TZ, 9, 0);
      case "BLOB" -> new ColumnType(Kind.BINARY, MAX_BINARY, 0);
      case "JSON" -> new ColumnType(Kind.VARIANT, 0, 0);
      default -> throw SqlFailure.unsupported("a column of DuckDB's type " + type);
    };
  }

  /** The type that holds it in DuckDB. */
  String duckDb() {
    return kind == Kind.NUMBER ? "DECIMAL(" + size + "," + scale + ")" : kind.duckDb;
  }

  /** Whether values can be too long for it. */
  boolean isBounded() {
    return (kind == Kind.VARCHAR && size < MAX_TEXT) || (kind == Kind.BINARY && size < MAX_BINARY);
  }

  /** Whether a column can be altered from that type to this one. */
  boolean widens(ColumnType narrow) {
    return kind == narrow.kind
        && switch (kind) {
          case NUMBER -> scale == narrow.scale && size >= narrow.size;
          case VARCHAR, BINARY -> size >= narrow.size;
          case FLOAT, BOOLEAN, DATE, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ ->
              size == narrow.size;
          case VARIANT, OBJECT, ARRAY -> true;
        };
  }

  /** As {@code DESCRIBE TABLE} shows it. */
  @Override
  public String toString() {
    return switch (kind) {
      case NUMBER -> "NUMBER(" + size + "," + scale + ")";
      case VARCHAR, BINARY, TIME, TIMESTAMP_NTZ, TIMESTAMP_LTZ, TIMESTAMP_TZ ->
          kind + "(" + size + ")";
      case FLOAT, BOOLEAN, DATE, VARIANT, OBJECT, ARRAY -> kind.name();
    };
  }

  /** The name alone, as the information schema shows it. */
  String name() {
    return kind == Kind.VARCHAR ? "TEXT" : kind.name();
  }
}
