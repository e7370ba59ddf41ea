package dev.leat.formats.value;

/** {@code integer} and {@code bigint}: an optional sign and digits, within a range. */
final class IntegerConverter extends Converter {
  /** So many digits cannot overflow a long. */
  private static final int SAFE_DIGITS = 18;

  private final long least;
  private final long greatest;

  IntegerConverter(boolean trim, long least, long greatest) {
    super(trim);
    this.least = least;
    this.greatest = greatest;
  }

  @Override
  Conversion value(byte[] bytes, int start, int end, ValueVector into, int row) {
    int at = start;
    boolean negative = bytes[at] == '-';
    if (negative || bytes[at] == '+') {
      at++;
    }
    if (at == end) {
      return Conversion.BAD;
    }
    while (end - at > SAFE_DIGITS && bytes[at] == '0') {
      at++;
    }
    if (end - at > SAFE_DIGITS + 1) {
      return Conversion.BAD;
    }
    // Negative, since the least long has no positive counterpart.
    long value = 0;
    for (int i = at; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return Conversion.BAD;
      }
      long next = value * 10 - digit;
      if (next > value || (i - at >= SAFE_DIGITS && value < Long.MIN_VALUE / 10)) {
        return Conversion.BAD;
      }
      value = next;
    }
    if (!negative) {
      if (value < -greatest) {
        return Conversion.BAD;
      }
      value = -value;
    } else if (value < least) {
      return Conversion.BAD;
    }
    into.longs[row] = value;
    return Conversion.VALUE;
  }
}
