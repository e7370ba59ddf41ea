package dev.leat.connector.duckdb;

import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.TypeParser;
import dev.leat.connector.jdbc.TableName;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Leat's types in DuckDB, which has one for each; some of them travel through JDBC as text. */
final class DuckDbTypes {
  private DuckDbTypes() {}

  static String declaration(DataType type) {
    return switch (type) {
      case DataType.Simple.TIMESTAMPTZ -> "TIMESTAMP WITH TIME ZONE";
      case DataType.Simple simple -> simple.name();
      case DataType.Decimal decimal ->
          "DECIMAL(" + decimal.precision() + "," + decimal.scale() + ")";
      case DataType.ListOf(DataType element) -> declaration(element) + "[]";
      case DataType.Struct struct ->
          struct.fields().stream()
              .map(field -> TableName.quote(field.name()) + " " + declaration(field.type()))
              .collect(Collectors.joining(", ", "STRUCT(", ")"));
    };
  }

  /** Whether two declarations are the same but for quotes around plain names. */
  static boolean same(String declared, DataType type) {
    return declared.replace("\"", "").equalsIgnoreCase(declaration(type).replace("\"", ""));
  }

  /** The declared type as Leat names it; empty when it has no such name. */
  static Optional<DataType> type(String declared) {
    String name = declared.toUpperCase(Locale.ROOT);
    return switch (name) {
      case "TINYINT", "SMALLINT", "UTINYINT", "USMALLINT" -> Optional.of(DataType.Simple.INTEGER);
      case "UINTEGER" -> Optional.of(DataType.Simple.BIGINT);
      case "UBIGINT" -> Optional.of(DataType.Simple.HUGEINT);
      case "FLOAT" -> Optional.of(DataType.Simple.DOUBLE);
      case "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> Optional.of(DataType.Simple.TIMESTAMP);
      default ->
          name.startsWith("STRUCT") || name.startsWith("MAP")
              ? Optional.of(DataType.Simple.JSON)
              : TypeParser.parse(name);
    };
  }

  /** Whether values of the type travel as text. */
  static boolean travelsAsText(DataType type) {
    return switch (type) {
      case DataType.Simple simple ->
          switch (simple) {
            case TIME, INTERVAL, UUID, JSON -> true;
            case BOOLEAN, INTEGER, BIGINT, HUGEINT, DOUBLE, VARCHAR -> false;
            case DATE, TIMESTAMP, TIMESTAMPTZ, BLOB -> false;
          };
      case DataType.Decimal _ -> false;
      case DataType.ListOf _, DataType.Struct _ -> true;
    };
  }

  /** The expression for a value that travelled as text. */
  static String fromText(DataType type, String text) {
    boolean nested = type instanceof DataType.ListOf || type instanceof DataType.Struct;
    String value = nested ? "CAST(" + text + " AS JSON)" : text;
    return "CAST(" + value + " AS " + declaration(type) + ")";
  }

  /** The expression that makes a column's value ready to travel. */
  static String toText(Field field, String column) {
    boolean nested =
        field.type() instanceof DataType.ListOf || field.type() == DataType.Simple.JSON;
    return "CAST(" + (nested ? "to_json(" + column + ")" : column) + " AS VARCHAR)";
  }
}
