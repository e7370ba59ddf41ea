package dev.leat.formats.value;

import dev.leat.api.type.DataType;
import java.math.BigInteger;

/** Decimals of 19 to 38 digits, in two longs. */
final class WideDecimalConverter extends Converter {
  private final int scale;
  private final int wholeDigits;
  private final long limitHigh;
  private final long limitLow;
  private final boolean exact;
  private final WideNumber number = new WideNumber();

  WideDecimalConverter(boolean trim, DataType.Decimal type, boolean exact) {
    super(trim);
    this.scale = type.scale();
    this.wholeDigits = type.precision() - type.scale();
    BigInteger limit = BigInteger.TEN.pow(type.precision());
    this.limitHigh = limit.shiftRight(Long.SIZE).longValue();
    this.limitLow = limit.longValue();
    this.exact = exact;
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
    number.clear();
    int point = digits(bytes, at, end, wholeDigits);
    if (point < 0) {
      return Conversion.BAD;
    }
    at = point;
    if ((at < end && bytes[at++] != '.') || at == first || (at == end && point == first)) {
      return Conversion.BAD;
    }
    int kept = Math.min(end, at + scale);
    at = digits(bytes, at, kept, scale);
    for (int places = Math.max(0, at - point - 1); places < scale; places++) {
      number.append(0);
    }
    int dropped = at == end ? DroppedDigits.NOTHING : DroppedDigits.of(bytes, at, end);
    if (dropped == DroppedDigits.BAD || (exact && dropped != DroppedDigits.NOTHING)) {
      return Conversion.BAD;
    }
    if (dropped == DroppedDigits.HALF_OR_MORE) {
      number.increment();
    }
    if (number.isAtLeast(limitHigh, limitLow)) {
      return Conversion.BAD;
    }
    number.store(negative, into, row);
    return dropped == DroppedDigits.NOTHING ? Conversion.VALUE : Conversion.ROUNDED;
  }

  /** Appends the digits from a position on and returns where they end; -1 if they are too many. */
  private int digits(byte[] bytes, int start, int end, int most) {
    int at = start;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      if (at - start == most) {
        return -1;
      }
      number.append(bytes[at] - '0');
      at++;
    }
    return at;
  }
}
