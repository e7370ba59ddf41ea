package dev.leat.formats.value;

import dev.leat.api.type.DataType;

/** Decimals whose unscaled value fits a long. */
final class DecimalConverter extends Converter {
  /** The most digits every long can hold. */
  static final int LONG_DIGITS = 18;

  private final int scale;
  private final int wholeDigits;
  private final long limit;
  private final boolean exact;

  DecimalConverter(boolean trim, DataType.Decimal type, boolean exact) {
    super(trim);
    this.scale = type.scale();
    this.wholeDigits = type.precision() - type.scale();
    this.limit = powerOfTen(type.precision());
    this.exact = exact;
  }

  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }

  @Override
  Conversion value(byte[] bytes, int start, int end, ValueVector into, int row) {
    int at = start;
    boolean negative = bytes[at] == '-';
    if (negative || bytes[at] == '+') {
      at++;
    }
    int first = at;
    while (at < end && bytes[at] == '0') {
      at++;
    }
    int firstSignificant = at;
    long value = 0;
    int digit;
    while (at < end && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
      value = value * 10 + digit;
      at++;
    }
    if (at - firstSignificant > wholeDigits) {
      return Conversion.BAD;
    }
    int point = at;
    if ((at < end && bytes[at++] != '.') || at == first || (at == end && point == first)) {
      return Conversion.BAD;
    }
    int kept = Math.min(end, at + scale);
    while (at < kept && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
      value = value * 10 + digit;
      at++;
    }
    for (int places = Math.max(0, at - point - 1); places < scale; places++) {
      value *= 10;
    }
    int dropped = at == end ? DroppedDigits.NOTHING : DroppedDigits.of(bytes, at, end);
    return finish(value, dropped, negative, into, row);
  }

  private Conversion finish(long kept, int dropped, boolean negative, ValueVector into, int row) {
    if (dropped == DroppedDigits.BAD || (exact && dropped != DroppedDigits.NOTHING)) {
      return Conversion.BAD;
    }
    long value = dropped == DroppedDigits.HALF_OR_MORE ? kept + 1 : kept;
    if (value >= limit) {
      return Conversion.BAD;
    }
    into.longs[row] = negative ? -value : value;
    return dropped == DroppedDigits.NOTHING ? Conversion.VALUE : Conversion.ROUNDED;
  }
}
