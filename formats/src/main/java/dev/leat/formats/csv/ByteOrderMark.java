package dev.leat.formats.csv;

import dev.leat.formats.input.FileFailures;
import dev.leat.formats.input.TextFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.LongAdder;

/** The bytes EF BB BF that may begin a UTF-8 text and are none of it. */
final class ByteOrderMark {
  static final int BYTES = 3;

  private ByteOrderMark() {}

  /** Its length at the beginning of a file's text: 3 or 0. */
  static int length(TextFile file) {
    byte[] first = new byte[BYTES];
    try (InputStream text = file.open(new LongAdder())) {
      return length(first, file.read(text, first, 0, BYTES));
    } catch (IOException e) {
      throw FileFailures.reading(file.file(), e);
    }
  }

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
