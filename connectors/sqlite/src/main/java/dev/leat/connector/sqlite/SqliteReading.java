package dev.leat.connector.sqlite;

import dev.leat.api.problem.LeatException;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.connector.jdbc.ValueReading;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads SQLite's values as the type that a column declares, whatever storage class each value has.
 */
final class SqliteReading {
  private SqliteReading() {}

  static ValueReading of(Field field) {
    return (row, position) -> {
      Object value = row.getObject(position);
      if (value == null) {
        return null;
      }
      try {
        return read(field.type(), value, row, position);
      } catch (ArithmeticException | DateTimeException | NumberFormatException e) {
        throw new LeatException(
            "unreadable-value",
            dev.leat.api.problem.ErrorKind.USER,
            "The value "
                + value
                + " is not a "
                + field.type()
                + ", which the column "
                + field.name()
                + " declares. Correct the value, or read the column through a view that casts it.",
            e);
      }
    };
  }

  private static @Nullable Object read(DataType type, Object value, ResultSet row, int position)
      throws SQLException {
    return switch (type) {
      case DataType.Simple simple ->
          switch (simple) {
            case BOOLEAN -> number(value).signum() != 0;
            case INTEGER, BIGINT -> number(value).longValueExact();
            case HUGEINT -> number(value).setScale(0, RoundingMode.UNNECESSARY);
            case DOUBLE -> row.getDouble(position);
            case VARCHAR, JSON, UUID, TIME, INTERVAL -> row.getString(position);
            case DATE -> LocalDate.parse(text(value));
            case TIMESTAMP -> timestamp(text(value));
            case TIMESTAMPTZ -> instant(text(value));
            case BLOB -> row.getBytes(position);
          };
      case DataType.Decimal decimal ->
          number(value).setScale(decimal.scale(), RoundingMode.HALF_UP);
      case DataType.ListOf _, DataType.Struct _ -> row.getString(position);
    };
  }

  private static BigDecimal number(Object value) {
    return new BigDecimal(text(value));
  }

  private static String text(Object value) {
    return value.toString();
  }

  private static LocalDateTime timestamp(String text) {
    return text.length() == 10
        ? LocalDate.parse(text).atStartOfDay()
        : LocalDateTime.parse(text.replace(' ', 'T'));
  }

  private static LocalDateTime instant(String text) {
    return text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10
        ? OffsetDateTime.parse(text.replace(' ', 'T'))
            .withOffsetSameInstant(ZoneOffset.UTC)
            .toLocalDateTime()
        : timestamp(text);
  }
}
