package dev.leat.core.pipelinetest;

import dev.leat.api.type.DataType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values as tests compare them: numbers by value, doubles within a relative tolerance of 1e-9,
 * everything else exactly.
 */
final class Cells {
  static final double TOLERANCE = 1e-9;

  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .appendPattern("yyyy-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .toFormatter(Locale.ROOT);

  private Cells() {}

  /** The value a text spells; empty when it spells none of that type. */
  static Optional<Object> parse(DataType type, String text) {
    try {
      return Optional.of(value(type, text));
    } catch (NumberFormatException | DateTimeException unsuitable) {
      return Optional.empty();
    }
  }

  private static Object value(DataType type, String text) {
    return switch (type) {
      case DataType.Simple simple ->
          switch (simple) {
            case BOOLEAN -> bool(text.strip());
            case INTEGER, BIGINT, HUGEINT -> new BigDecimal(text.strip());
            case DOUBLE -> Double.valueOf(text.strip());
            case DATE -> LocalDate.parse(text.strip());
            case TIMESTAMP, TIMESTAMPTZ -> timestamp(text.strip());
            case VARCHAR, TIME, INTERVAL, UUID, JSON, BLOB -> text;
          };
      case DataType.Decimal _ -> new BigDecimal(text.strip());
      case DataType.ListOf _, DataType.Struct _ -> text;
    };
  }

  private static Boolean bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new NumberFormatException(text);
    };
  }

  private static LocalDateTime timestamp(String text) {
    String iso = text.replace(' ', 'T');
    if (!iso.contains("T")) {
      return LocalDate.parse(iso).atStartOfDay();
    }
    return iso.matches(".*(Z|[+-]\\d\\d:\\d\\d)")
        ? OffsetDateTime.parse(iso).withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
        : LocalDateTime.parse(iso);
  }

  /** A result's value in the same form. */
  static @Nullable Object comparable(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Double number -> number;
      case BigDecimal number -> number;
      case Number number -> new BigDecimal(number.toString());
      case Boolean truth -> truth;
      case LocalDate date -> date;
      case LocalDateTime time -> time;
      default -> value.toString();
    };
  }

  /** Two equal values have the same key; doubles have none of their own. */
  static Object key(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Double _ -> "double";
      case BigDecimal number -> number.stripTrailingZeros();
      default -> value;
    };
  }

  static boolean same(@Nullable Object a, @Nullable Object b) {
    if (a instanceof Double x && b instanceof Double y) {
      return x.equals(y)
          || Math.abs(x - y) <= TOLERANCE * Math.max(1, Math.max(Math.abs(x), Math.abs(y)));
    }
    if (a instanceof BigDecimal x && b instanceof BigDecimal y) {
      return x.compareTo(y) == 0;
    }
    return a == null ? b == null : a.equals(b);
  }

  static String shown(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case BigDecimal number -> number.toPlainString();
      case LocalDateTime time -> TIMESTAMP.format(time);
      case String text when text.isEmpty() -> "\"\"";
      default -> value.toString();
    };
  }
}
