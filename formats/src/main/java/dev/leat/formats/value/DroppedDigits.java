package dev.leat.formats.value;

/** What the decimal places beyond a scale amount to. */
final class DroppedDigits {
  static final int BAD = -1;
  static final int NOTHING = 0;
  static final int LESS_THAN_HALF = 1;
  static final int HALF_OR_MORE = 2;

  private DroppedDigits() {}

  /** The weight of the digits in a range of at least one byte. */
  static int of(byte[] bytes, int start, int end) {
    boolean nothing = true;
    for (int i = start; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return BAD;
      }
      nothing &= digit == 0;
    }
    if (bytes[start] >= '5') {
      return HALF_OR_MORE;
    }
    return nothing ? NOTHING : LESS_THAN_HALF;
  }
}
