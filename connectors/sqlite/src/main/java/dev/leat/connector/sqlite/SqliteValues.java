package dev.leat.connector.sqlite;

import dev.leat.api.connector.ColumnVector;
import dev.leat.api.problem.LeatException;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/** Turns the values of one column into what SQLite stores. */
@FunctionalInterface
interface SqliteValues {
  /** Digits that a double keeps for certain. */
  int EXACT_DIGITS = 15;

  /** The value of a row that is not null: a Long, Double, String or byte array. */
  Object stored(ColumnVector column, int row);

  static SqliteValues of(Field field, DecimalStorage decimals) {
    return switch (field.type()) {
      case DataType.Simple simple -> of(field, simple, decimals);
      case DataType.Decimal _ ->
          switch (decimals) {
            case NUMBER -> (column, row) -> number(field, column.decimalAt(row));
            case TEXT -> (column, row) -> column.decimalAt(row).toPlainString();
          };
      case DataType.ListOf _, DataType.Struct _ -> ColumnVector::textAt;
    };
  }

  /** Whether a value of that type may be one that SQLite cannot store. */
  static boolean mayFail(DataType type, DecimalStorage decimals) {
    return switch (type) {
      case DataType.Decimal decimal ->
          decimals == DecimalStorage.NUMBER && decimal.precision() > EXACT_DIGITS;
      case DataType.Simple simple ->
          simple == DataType.Simple.DOUBLE
              || (simple == DataType.Simple.HUGEINT && decimals == DecimalStorage.NUMBER);
      case DataType.ListOf _, DataType.Struct _ -> false;
    };
  }

  private static SqliteValues of(Field field, DataType.Simple type, DecimalStorage decimals) {
    return switch (type) {
      case BOOLEAN -> (column, row) -> column.booleanAt(row) ? 1L : 0L;
      case INTEGER, BIGINT -> ColumnVector::longAt;
      case HUGEINT ->
          switch (decimals) {
            case NUMBER -> (column, row) -> integer(field, column.decimalAt(row));
            case TEXT -> (column, row) -> column.decimalAt(row).toPlainString();
          };
      case DOUBLE -> (column, row) -> finite(field, column.doubleAt(row));
      case VARCHAR, JSON, UUID, TIME, INTERVAL -> ColumnVector::textAt;
      case DATE -> (column, row) -> column.dateAt(row).toString();
      case TIMESTAMP -> (column, row) -> SqliteTime.text(column.timestampAt(row));
      case TIMESTAMPTZ -> (column, row) -> SqliteTime.text(column.timestampAt(row)) + "+00:00";
      case BLOB -> ColumnVector::bytesAt;
    };
  }

  private static Object number(Field field, BigDecimal value) {
    if (value.precision() <= EXACT_DIGITS
        || value.stripTrailingZeros().precision() <= EXACT_DIGITS) {
      return value.scale() == 0 ? (Object) value.longValueExact() : value.doubleValue();
    }
    throw notStorable(
        field,
        value.toPlainString(),
        "has more than "
            + EXACT_DIGITS
            + " digits, which SQLite cannot keep exactly as a number. Set decimals: text on the"
            + " connection to keep decimals as text, or round the column.");
  }

  private static Object integer(Field field, BigDecimal value) {
    if (value.toBigIntegerExact().bitLength() < Long.SIZE) {
      return value.longValueExact();
    }
    throw notStorable(
        field,
        value.toPlainString(),
        "has more than 64 bits, the most that SQLite's integers have. Set decimals: text on the"
            + " connection to keep such columns as text, or cast the column to double.");
  }

  private static Object finite(Field field, double value) {
    if (Double.isNaN(value)) {
      throw notStorable(
          field, "NaN", "would become null in SQLite. Replace it in the SQL of the table.");
    }
    return value;
  }

  private static LeatException notStorable(@Nullable Field field, String value, String why) {
    return LeatException.user(
        "value-not-storable", "The value " + value + " of column " + field + " " + why);
  }

  /** ISO text with a blank between date and time, as SQLite's own functions write it. */
  final class SqliteTime {
    private static final DateTimeFormatter SECONDS =
        new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral(' ')
            .appendPattern("HH:mm:ss")
            .toFormatter(java.util.Locale.ROOT);
    private static final DateTimeFormatter MICROSECONDS =
        new DateTimeFormatterBuilder()
            .append(SECONDS)
            .appendFraction(ChronoField.MICRO_OF_SECOND, 6, 6, true)
            .toFormatter(java.util.Locale.ROOT);

    private SqliteTime() {}

    static String text(LocalDateTime time) {
      return (time.get(ChronoField.NANO_OF_SECOND) == 0 ? SECONDS : MICROSECONDS).format(time);
    }
  }
}
