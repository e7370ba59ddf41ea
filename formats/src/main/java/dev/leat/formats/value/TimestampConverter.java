package dev.leat.formats.value;

/**
 * {@code timestamp} and {@code timestamptz}: ISO 8601, or one of the column's patterns.
 *
 * <p>ISO is {@code yyyy-MM-dd}, alone for midnight or followed by {@code T} or a blank and {@code
 * HH:mm[:ss[.fraction]]}, and then {@code Z} or an offset {@code ±HH}, {@code ±HHmm} or {@code
 * ±HH:mm} up to 18 hours. A fraction has up to 9 digits; those beyond microseconds are cut. Years
 * are 0001 to 9999, also in UTC; hour 24 and second 60 are bad.
 */
final class TimestampConverter extends Converter {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long LEAST = -62_135_596_800L * MICROS_PER_SECOND;
  private static final long GREATEST = 253_402_300_800L * MICROS_PER_SECOND - 1;

  private final DatePattern[] patterns;
  private final Zone zone;
  private final DateTimeText text = new DateTimeText();

  TimestampConverter(boolean trim, DatePattern[] patterns, Zone zone) {
    super(trim);
    this.patterns = patterns;
    this.zone = zone;
  }

  @Override
  Conversion value(byte[] bytes, int start, int end, ValueVector into, int row) {
    text.clear();
    if (text.timestamp(bytes, start, end) != end
        && !DatePattern.any(patterns, bytes, start, end, text)) {
      return Conversion.BAD;
    }
    long second = text.localSecond();
    Zone own = text.zone();
    if (text.hasOffset()) {
      second -= text.offsetSeconds();
    } else {
      second -= (own == null ? zone : own).offsetSeconds(second);
    }
    long micros = second * MICROS_PER_SECOND + text.micros();
    if (micros < LEAST || micros > GREATEST) {
      return Conversion.BAD;
    }
    into.longs[row] = micros;
    return Conversion.VALUE;
  }
}
