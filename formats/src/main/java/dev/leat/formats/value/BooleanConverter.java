package dev.leat.formats.value;

/** {@code true false t f 1 0}, in any case. */
final class BooleanConverter extends Converter {
  BooleanConverter(boolean trim) {
    super(trim);
  }

  @Override
  Conversion value(byte[] bytes, int start, int end, ValueVector into, int row) {
    int length = end - start;
    int first = bytes[start] | 0x20;
    if ((length == 1 && (bytes[start] == '1' || first == 't'))
        || (length == 4 && is(bytes, start, "true"))) {
      into.longs[row] = 1;
      return Conversion.VALUE;
    }
    if ((length == 1 && (bytes[start] == '0' || first == 'f'))
        || (length == 5 && is(bytes, start, "false"))) {
      into.longs[row] = 0;
      return Conversion.VALUE;
    }
    return Conversion.BAD;
  }

  private static boolean is(byte[] bytes, int start, String word) {
    for (int i = 0; i < word.length(); i++) {
      if ((bytes[start + i] | 0x20) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
