package dev.leat.connector.jdbc;

import dev.leat.api.type.DataType;

/**
 * Which types hold every value of which others: integer, bigint, hugeint in that order; decimals
 * with at least as many digits before and after the point; integers in decimals with room for them.
 * Nothing else widens, so a number never silently becomes text, nor a date a timestamp.
 */
public final class Widening {
  private Widening() {}

  /** Whether every value of {@code narrow} is one of {@code wide}. */
  public static boolean fits(DataType narrow, DataType wide) {
    if (narrow.equals(wide)) {
      return true;
    }
    int integerDigits = integerDigits(narrow);
    return switch (wide) {
      case DataType.Decimal(int precision, int scale) ->
          integerDigits > 0 && integerDigits <= precision - scale && scale(narrow) <= scale;
      case DataType.Simple simple ->
          switch (simple) {
            case BIGINT -> narrow == DataType.Simple.INTEGER;
            case HUGEINT -> narrow == DataType.Simple.INTEGER || narrow == DataType.Simple.BIGINT;
            case BOOLEAN, INTEGER, DOUBLE, VARCHAR, DATE, TIME, TIMESTAMP -> false;
            case TIMESTAMPTZ, INTERVAL, UUID, JSON, BLOB -> false;
          };
      case DataType.ListOf _, DataType.Struct _ -> false;
    };
  }

  /** Digits before the point; 0 for what is not an exact number. */
  private static int integerDigits(DataType type) {
    return switch (type) {
      case DataType.Decimal(int precision, int scale) -> Math.max(1, precision - scale);
      case DataType.Simple simple ->
          switch (simple) {
            case INTEGER -> 10;
            case BIGINT -> 19;
            case BOOLEAN, HUGEINT, DOUBLE, VARCHAR, DATE, TIME, TIMESTAMP -> 0;
            case TIMESTAMPTZ, INTERVAL, UUID, JSON, BLOB -> 0;
          };
      case DataType.ListOf _, DataType.Struct _ -> 0;
    };
  }

  private static int scale(DataType type) {
    return type instanceof DataType.Decimal decimal ? decimal.scale() : 0;
  }
}
