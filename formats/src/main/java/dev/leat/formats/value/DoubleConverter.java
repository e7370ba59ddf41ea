package dev.leat.formats.value;

import java.nio.charset.StandardCharsets;

/**
 * {@code double}: an optional sign, digits with at most one point, an optional exponent; correctly
 * rounded, and bad when not finite.
 */
final class DoubleConverter extends Converter {
  /** Below this every long is a double. */
  private static final long EXACT_LIMIT = 1L << 53;

  private static final int SAFE_DIGITS = 18;

  /** The powers of ten that are doubles. */
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  DoubleConverter(boolean trim) {
    super(trim);
  }

  @Override
  Conversion value(byte[] bytes, int start, int end, ValueVector into, int row) {
    int at = start;
    boolean negative = bytes[at] == '-';
    if (negative || bytes[at] == '+') {
      at++;
    }
    long mantissa = 0;
    int digits = 0;
    int places = 0;
    boolean point = false;
    for (; at < end; at++) {
      int digit = bytes[at] - '0';
      if (digit >= 0 && digit <= 9) {
        mantissa = mantissa * 10 + digit;
        digits++;
        places += point ? 1 : 0;
      } else if (bytes[at] == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    if (digits == 0 || (at < end && !isExponent(bytes, at, end))) {
      return Conversion.BAD;
    }
    double value;
    if (at == end && digits <= SAFE_DIGITS && mantissa < EXACT_LIMIT) {
      // One correctly rounded division of two exact doubles (Clinger 1990).
      value = mantissa / POWERS[places];
      value = negative ? -value : value;
    } else {
      value = Double.parseDouble(new String(bytes, start, end - start, StandardCharsets.US_ASCII));
      if (Double.isInfinite(value)) {
        return Conversion.BAD;
      }
    }
    into.doubles[row] = value;
    return Conversion.VALUE;
  }

  private static boolean isExponent(byte[] bytes, int start, int end) {
    int at = start;
    if ((bytes[at++] | 0x20) != 'e') {
      return false;
    }
    if (at < end && (bytes[at] == '-' || bytes[at] == '+')) {
      at++;
    }
    if (at == end) {
      return false;
    }
    for (; at < end; at++) {
      if (bytes[at] < '0' || bytes[at] > '9') {
        return false;
      }
    }
    return true;
  }
}
