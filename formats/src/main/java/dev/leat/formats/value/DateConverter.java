package dev.leat.formats.value;

/**
 * {@code date}: {@code yyyy-MM-dd} of the Gregorian calendar, years 0001 to 9999, or one of the
 * column's patterns (whose time of day, if any, is cut).
 */
final class DateConverter extends Converter {
  private final DatePattern[] patterns;
  private final DateTimeText text = new DateTimeText();

  DateConverter(boolean trim, DatePattern[] patterns) {
    super(trim);
    this.patterns = patterns;
  }

  @Override
  Conversion value(byte[] bytes, int start, int end, ValueVector into, int row) {
    text.clear();
    if (text.date(bytes, start, end) != end
        && !DatePattern.any(patterns, bytes, start, end, text)) {
      return Conversion.BAD;
    }
    into.longs[row] = text.epochDay();
    return Conversion.VALUE;
  }
}
