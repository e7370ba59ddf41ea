package dev.leat.formats.csv;

/** Whether bytes are well-formed UTF-8 (RFC 3629: shortest form, no surrogates, to U+10FFFF). */
final class Utf8 {
  private Utf8() {}

  /** The position of the first byte that does not belong, or {@code end}. */
  static int firstInvalid(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end) {
      if (at + Long.BYTES <= end && Bytes.highBits(Bytes.word(bytes, at)) == 0) {
        at += Long.BYTES;
      } else if (bytes[at] >= 0) {
        at++;
      } else {
        int length = length(bytes, at, end);
        if (length == 0) {
          return at;
        }
        at += length;
      }
    }
    return end;
  }

  /** Bytes of the character of more than one byte at a position; 0 if it is not well-formed. */
  private static int length(byte[] bytes, int at, int end) {
    int first = bytes[at] & 0xFF;
    int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || end - at < length) {
      return 0;
    }
    int second = bytes[at + 1] & 0xFF;
    int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int greatest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < least || second > greatest) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }
}
