package dev.leat.formats.value;

/** {@code hugeint}: an optional sign and digits, within ±(2^127 − 1) and −2^127. */
final class HugeintConverter extends Converter {
  /** So many significant digits stay below 2^128. */
  private static final int MOST_DIGITS = 39;

  /** 2^127 is 1.7 × 10^38. */
  private static final byte GREATEST_FIRST_DIGIT = '1';

  private final WideNumber number = new WideNumber();

  HugeintConverter(boolean trim) {
    super(trim);
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
    while (end - at > 1 && bytes[at] == '0') {
      at++;
    }
    int digits = end - at;
    if (digits > MOST_DIGITS || (digits == MOST_DIGITS && bytes[at] > GREATEST_FIRST_DIGIT)) {
      return Conversion.BAD;
    }
    number.clear();
    for (; at < end; at++) {
      if (bytes[at] < '0' || bytes[at] > '9') {
        return Conversion.BAD;
      }
      number.append(bytes[at] - '0');
    }
    if (number.isAtLeast(Long.MIN_VALUE, negative ? 1 : 0)) {
      return Conversion.BAD;
    }
    number.store(negative, into, row);
    return Conversion.VALUE;
  }
}
