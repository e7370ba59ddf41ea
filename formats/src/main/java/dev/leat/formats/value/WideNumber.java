package dev.leat.formats.value;

/** An unsigned number of 128 bits that grows digit by digit. */
final class WideNumber {
  private long high;
  private long low;

  void clear() {
    high = 0;
    low = 0;
  }

  /** Multiplies by ten and adds a digit; at most 39 digits that stay below 2^128. */
  void append(int digit) {
    high = high * 10 + Math.unsignedMultiplyHigh(low, 10);
    low *= 10;
    add(digit);
  }

  void increment() {
    add(1);
  }

  private void add(int digit) {
    low += digit;
    if (Long.compareUnsigned(low, digit) < 0) {
      high++;
    }
  }

  boolean isAtLeast(long otherHigh, long otherLow) {
    int byHigh = Long.compareUnsigned(high, otherHigh);
    return byHigh > 0 || (byHigh == 0 && Long.compareUnsigned(low, otherLow) >= 0);
  }

  /** Puts the number, negated if asked, into a row as two's complement. */
  void store(boolean negative, ValueVector into, int row) {
    into.longs[row] = negative ? -low : low;
    into.highs[row] = negative ? ~high + (low == 0 ? 1 : 0) : high;
  }
}
