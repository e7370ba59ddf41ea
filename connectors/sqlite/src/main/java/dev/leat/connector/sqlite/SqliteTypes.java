package dev.leat.connector.sqlite;

import dev.leat.api.type.DataType;
import dev.leat.api.type.TypeParser;
import dev.leat.connector.jdbc.Widening;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Leat's types in SQLite, where a declared type is a name whose letters give the column an affinity
 * (INT: integer; CHAR, CLOB, TEXT: text; BLOB: none; REAL, FLOA, DOUB: real; anything else:
 * numeric), and numbers in text become numbers unless the affinity is text.
 *
 * <p>So DATE and TIMESTAMP may stay as they are, since ISO text is no number, but types whose text
 * may look like a number get a name with TEXT in it.
 */
final class SqliteTypes {
  private static final String TEXT_SUFFIX = "_TEXT";
  private static final Pattern LENGTH = Pattern.compile("\\s*\\(\\s*\\d+\\s*\\)$");

  private SqliteTypes() {}

  static String declaration(DataType type, DecimalStorage decimals) {
    return switch (type) {
      case DataType.Simple simple ->
          switch (simple) {
            case BOOLEAN, INTEGER, BIGINT, DOUBLE, VARCHAR, DATE, TIME, TIMESTAMP, TIMESTAMPTZ ->
                simple.name();
            case INTERVAL, UUID, BLOB -> simple.name();
            case HUGEINT -> decimals == DecimalStorage.NUMBER ? "HUGEINT" : "DECIMAL_TEXT(38,0)";
            case JSON -> simple.name() + TEXT_SUFFIX;
          };
      case DataType.Decimal decimal ->
          (decimals == DecimalStorage.NUMBER ? "DECIMAL" : "DECIMAL" + TEXT_SUFFIX)
              + "("
              + decimal.precision()
              + ","
              + decimal.scale()
              + ")";
      case DataType.ListOf _, DataType.Struct _ -> "JSON" + TEXT_SUFFIX;
    };
  }

  /** The declared type as Leat names it; empty when it has no such name. */
  static Optional<DataType> type(String declared) {
    String name = declared.toUpperCase(Locale.ROOT).strip().replace(TEXT_SUFFIX, "");
    return switch (LENGTH.matcher(name).replaceFirst("")) {
      case "TEXT", "CLOB", "CHAR", "NVARCHAR", "CHARACTER" -> Optional.of(DataType.Simple.VARCHAR);
      case "VARCHAR" -> Optional.of(DataType.Simple.VARCHAR);
      case "INTEGER", "INT" -> Optional.of(DataType.Simple.BIGINT);
      case "REAL", "FLOAT" -> Optional.of(DataType.Simple.DOUBLE);
      case "DATETIME" -> Optional.of(DataType.Simple.TIMESTAMP);
      default -> TypeParser.parse(name);
    };
  }

  /**
   * Whether a column keeps the values of a type: its declared type is wide enough, or it is one of
   * SQLite's own (TEXT, INTEGER, REAL, NUMERIC, none) in whose affinity the values are stored
   * unchanged.
   */
  static boolean holds(String declared, DataType type, DecimalStorage decimals) {
    String name = declared.toUpperCase(Locale.ROOT).strip();
    if (name.equals(declaration(type, decimals))) {
      return true;
    }
    return switch (name) {
      case "", "BLOB" -> name.isEmpty() || type == DataType.Simple.BLOB;
      case "TEXT" -> storedAsText(type, decimals);
      case "NUMERIC" -> storedAsNumber(type, decimals);
      case "REAL", "FLOAT" ->
          type == DataType.Simple.DOUBLE
              || (type instanceof DataType.Decimal && decimals == DecimalStorage.NUMBER);
      default ->
          (storedAsNumber(type, decimals) ? !isText(name) : isText(name) || !isNumber(type))
              && type(name).map(existing -> Widening.fits(type, existing)).orElse(false);
    };
  }

  /** Whether the name gives text affinity. */
  private static boolean isText(String declared) {
    return !declared.contains("INT")
        && (declared.contains("CHAR") || declared.contains("CLOB") || declared.contains("TEXT"));
  }

  private static boolean isNumber(DataType type) {
    return storedAsNumber(type, DecimalStorage.NUMBER);
  }

  private static boolean storedAsText(DataType type, DecimalStorage decimals) {
    return type != DataType.Simple.BLOB && !storedAsNumber(type, decimals);
  }

  private static boolean storedAsNumber(DataType type, DecimalStorage decimals) {
    return switch (type) {
      case DataType.Simple simple ->
          switch (simple) {
            case BOOLEAN, INTEGER, BIGINT, DOUBLE -> true;
            case HUGEINT -> decimals == DecimalStorage.NUMBER;
            case VARCHAR, DATE, TIME, TIMESTAMP, TIMESTAMPTZ, INTERVAL, UUID, JSON, BLOB -> false;
          };
      case DataType.Decimal _ -> decimals == DecimalStorage.NUMBER;
      case DataType.ListOf _, DataType.Struct _ -> false;
    };
  }
}
