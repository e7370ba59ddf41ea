package dev.leat.formats.value;

/** Unicode's White_Space property on UTF-8 bytes. */
final class WhiteSpace {
  private WhiteSpace() {}

  /** Whether a byte can begin or end a white space character. */
  static boolean mayBe(byte b) {
    return b <= ' ';
  }

  /** The first position from {@code start} that is not white space, or {@code end}. */
  static int skip(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end) {
      int width = widthAt(bytes, at, end);
      if (width == 0) {
        return at;
      }
      at += width;
    }
    return end;
  }

  /** The end of the text without the white space it ends in. */
  static int skipBack(byte[] bytes, int start, int end) {
    int at = end;
    while (at > start) {
      int width = widthBefore(bytes, start, at);
      if (width == 0) {
        return at;
      }
      at -= width;
    }
    return start;
  }

  private static int widthBefore(byte[] bytes, int start, int end) {
    for (int width = 1; width <= 3 && end - width >= start; width++) {
      if (widthAt(bytes, end - width, end) == width) {
        return width;
      }
    }
    return 0;
  }

  /** Bytes of the white space character at a position; 0 if there is another one. */
  private static int widthAt(byte[] bytes, int at, int end) {
    int b = bytes[at];
    if (b >= 0) {
      return b == ' ' || (b >= '\t' && b <= '\r') ? 1 : 0;
    }
    if (b == (byte) 0xC2 && at + 1 < end) {
      return bytes[at + 1] == (byte) 0x85 || bytes[at + 1] == (byte) 0xA0 ? 2 : 0;
    }
    if (at + 2 < end) {
      return isWide((b & 0xFF) << 16 | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF))
          ? 3
          : 0;
    }
    return 0;
  }

  /**
   * Whether three UTF-8 bytes are U+1680, U+2000–U+200A, U+2028, U+2029, U+202F, U+205F, U+3000.
   */
  private static boolean isWide(int utf8) {
    return switch (utf8) {
      case 0xE19A80, 0xE280A8, 0xE280A9, 0xE280AF, 0xE2819F, 0xE38080 -> true;
      default -> utf8 >= 0xE28080 && utf8 <= 0xE2808A;
    };
  }
}
