package dev.leat.formats.csv;

/** The bytes EF BB BF that may begin a UTF-8 text and are none of it. */
final class ByteOrderMark {
  static final int BYTES = 3;

  private ByteOrderMark() {}

  /** Its length at the beginning of the bytes: 3 or 0. */
  static int length(byte[] bytes, int filled) {
    return filled >= BYTES
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF
        ? BYTES
        : 0;
  }
}
