package dev.leat.formats.value;

import java.util.Arrays;

/** {@code uuid}: 8-4-4-4-12 hexadecimal digits, kept as text. */
final class UuidConverter extends Converter {
  private static final int LENGTH = 36;

  UuidConverter(boolean trim) {
    super(trim);
  }

  @Override
  Conversion value(byte[] bytes, int start, int end, ValueVector into, int row) {
    if (end - start != LENGTH) {
      return Conversion.BAD;
    }
    for (int i = 0; i < LENGTH; i++) {
      byte b = bytes[start + i];
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? b != '-' : Character.digit(b, 16) < 0) {
        return Conversion.BAD;
      }
    }
    into.texts[row] = Arrays.copyOfRange(bytes, start, end);
    return Conversion.VALUE;
  }
}
