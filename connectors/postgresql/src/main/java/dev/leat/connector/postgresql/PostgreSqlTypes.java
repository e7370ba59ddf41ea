package dev.leat.connector.postgresql;

import dev.leat.api.type.DataType;
import dev.leat.api.type.TypeParser;
import java.util.Locale;
import java.util.Optional;

/**
 * Leat's types in PostgreSQL. Each has one there but hugeint, which is a numeric of 38 digits, and
 * nested values, which are JSON.
 *
 * <p>JSON is {@code json} and not {@code jsonb}, for it keeps a value as it was written.
 */
final class PostgreSqlTypes {
  private PostgreSqlTypes() {}

  static String declaration(DataType type) {
    return switch (type) {
      case DataType.Simple simple ->
          switch (simple) {
            case BOOLEAN, INTEGER, BIGINT, VARCHAR, DATE, TIME, TIMESTAMP, INTERVAL, UUID, JSON ->
                simple.name();
            case DOUBLE -> "DOUBLE PRECISION";
            case HUGEINT -> "NUMERIC(38,0)";
            case TIMESTAMPTZ -> "TIMESTAMP WITH TIME ZONE";
            case BLOB -> "BYTEA";
          };
      case DataType.Decimal(int precision, int scale) -> "NUMERIC(" + precision + "," + scale + ")";
      case DataType.ListOf _, DataType.Struct _ -> "JSON";
    };
  }

  /** The catalogue's wording as Leat words it in a declaration. */
  static String declared(String catalogue) {
    return switch (catalogue) {
      case "character varying" -> "VARCHAR";
      case "timestamp without time zone" -> "TIMESTAMP";
      case "time without time zone" -> "TIME";
      default -> catalogue.toUpperCase(Locale.ROOT);
    };
  }

  /** The declared type as Leat names it; empty when it has no such name. */
  static Optional<DataType> type(String declared) {
    return switch (declared) {
      case "TEXT", "NAME" -> Optional.of(DataType.Simple.VARCHAR);
      case "SMALLINT" -> Optional.of(DataType.Simple.INTEGER);
      case "REAL", "DOUBLE PRECISION" -> Optional.of(DataType.Simple.DOUBLE);
      case "TIMESTAMP WITH TIME ZONE" -> Optional.of(DataType.Simple.TIMESTAMPTZ);
      case "BYTEA" -> Optional.of(DataType.Simple.BLOB);
      case "JSONB" -> Optional.of(DataType.Simple.JSON);
      case "INTERVAL" -> Optional.of(DataType.Simple.INTERVAL);
      // Digits without end; as text they are exact.
      case "NUMERIC" -> Optional.empty();
      default ->
          declared.startsWith("CHARACTER")
              ? Optional.of(DataType.Simple.VARCHAR)
              : declared.endsWith("[]")
                  ? Optional.empty()
                  : TypeParser.parse(declared.replaceFirst("^NUMERIC", "DECIMAL"));
    };
  }

  /** Whether a column keeps every value of the type. */
  static boolean holds(String declared, DataType type) {
    return declared.equals(declaration(type))
        || switch (declared) {
          case "TEXT" -> type == DataType.Simple.VARCHAR;
          case "NUMERIC" -> isExactNumber(type);
          case "JSONB" -> declaration(type).equals("JSON");
          // Narrower than what Leat calls by the same name.
          case "SMALLINT", "REAL" -> false;
          default ->
              !declared.startsWith("CHARACTER")
                  && type(declared)
                      .map(column -> dev.leat.connector.jdbc.Widening.fits(type, column))
                      .orElse(false);
        };
  }

  private static boolean isExactNumber(DataType type) {
    return switch (type) {
      case DataType.Decimal _ -> true;
      case DataType.Simple simple ->
          switch (simple) {
            case INTEGER, BIGINT, HUGEINT -> true;
            case BOOLEAN, DOUBLE, VARCHAR, DATE, TIME, TIMESTAMP, TIMESTAMPTZ -> false;
            case INTERVAL, UUID, JSON, BLOB -> false;
          };
      case DataType.ListOf _, DataType.Struct _ -> false;
    };
  }
}
