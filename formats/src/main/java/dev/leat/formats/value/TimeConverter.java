package dev.leat.formats.value;

import java.util.Arrays;

/** {@code time}: {@code HH:mm[:ss[.fraction]]}, kept as text. */
final class TimeConverter extends Converter {
  private final DateTimeText text = new DateTimeText();

  TimeConverter(boolean trim) {
    super(trim);
  }

  @Override
  Conversion value(byte[] bytes, int start, int end, ValueVector into, int row) {
    text.clear();
    if (text.time(bytes, start, end) != end) {
      return Conversion.BAD;
    }
    into.texts[row] = Arrays.copyOfRange(bytes, start, end);
    return Conversion.VALUE;
  }
}
