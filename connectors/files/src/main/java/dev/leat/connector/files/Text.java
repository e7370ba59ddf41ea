package dev.leat.connector.files;

import dev.leat.api.connector.ColumnVector;
import dev.leat.api.type.DataType;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Values as text, the same in every kind of text file: decimals plain at their declared scale, ISO
 * dates, a blank between date and time, microseconds only where there are any.
 */
final class Text {
  private static final DateTimeFormatter SECONDS =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .appendPattern("HH:mm:ss")
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter MICROSECONDS =
      new DateTimeFormatterBuilder()
          .append(SECONDS)
          .appendFraction(ChronoField.MICRO_OF_SECOND, 6, 6, true)
          .toFormatter(Locale.ROOT);

  private Text() {}

  /** The text of a value that is not null. */
  static String of(DataType type, ColumnVector column, int row) {
    return switch (type) {
      case DataType.Simple simple ->
          switch (simple) {
            case BOOLEAN -> Boolean.toString(column.booleanAt(row));
            case INTEGER, BIGINT -> Long.toString(column.longAt(row));
            case HUGEINT -> column.decimalAt(row).toPlainString();
            case DOUBLE -> Double.toString(column.doubleAt(row));
            case VARCHAR, UUID, JSON, TIME, INTERVAL -> column.textAt(row);
            case DATE -> column.dateAt(row).toString();
            case TIMESTAMP -> of(column.timestampAt(row));
            case TIMESTAMPTZ -> of(column.timestampAt(row)) + "+00:00";
            case BLOB -> HexFormat.of().formatHex(column.bytesAt(row));
          };
      case DataType.Decimal _ -> column.decimalAt(row).toPlainString();
      case DataType.ListOf _, DataType.Struct _ -> column.textAt(row);
    };
  }

  static String of(LocalDateTime time) {
    return (time.get(ChronoField.NANO_OF_SECOND) == 0 ? SECONDS : MICROSECONDS).format(time);
  }
}
