package dev.leat.formats.value;

import dev.leat.api.type.DataType;
import dev.leat.formats.ScanColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/**
 * A text converted for a test to look at.
 *
 * @param value as a plain Java object; null when null or bad
 */
record Converted(Conversion conversion, Object value) {
  /** Converts a text that stands between others in a buffer. */
  static Converted of(ScanColumn column, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[utf8.length + 5 + Converter.PADDING];
    Arrays.fill(bytes, (byte) '7');
    System.arraycopy(utf8, 0, bytes, 5, utf8.length);
    return of(column, bytes, 5, 5 + utf8.length);
  }

  static Converted of(ScanColumn column, byte[] bytes, int start, int end) {
    ValueVector vector = ValueVector.of(column.type(), 3);
    Conversion conversion = Converter.of(column).convert(bytes, start, end, vector, 1);
    boolean isNull = vector.nulls() != null && vector.nulls()[1];
    return new Converted(conversion, isNull ? null : value(column.type(), vector));
  }

  private static Object value(DataType type, ValueVector vector) {
    if (type instanceof DataType.Decimal decimal) {
      BigInteger unscaled =
          decimal.precision() <= DecimalConverter.LONG_DIGITS
              ? BigInteger.valueOf(vector.longs()[1])
              : wide(vector);
      return new BigDecimal(unscaled, decimal.scale());
    }
    return switch ((DataType.Simple) type) {
      case BOOLEAN -> vector.longs()[1] == 1;
      case INTEGER, BIGINT -> BigInteger.valueOf(vector.longs()[1]);
      case HUGEINT -> wide(vector);
      case DOUBLE -> vector.doubles()[1];
      case DATE -> LocalDate.ofEpochDay(vector.longs()[1]);
      case TIMESTAMP, TIMESTAMPTZ ->
          LocalDateTime.ofInstant(
              Instant.EPOCH.plus(vector.longs()[1], ChronoUnit.MICROS), ZoneOffset.UTC);
      case VARCHAR, TIME, UUID, JSON, BLOB, INTERVAL ->
          new String(vector.texts()[1], StandardCharsets.UTF_8);
    };
  }

  private static BigInteger wide(ValueVector vector) {
    BigInteger low = new BigInteger(Long.toUnsignedString(vector.longs()[1]));
    return BigInteger.valueOf(vector.highs()[1]).shiftLeft(Long.SIZE).add(low);
  }

  static ScanColumn column(DataType type) {
    return new ScanColumn("c", type, true, false, List.of(), "UTC");
  }
}
