package dev.leat.formats.json;

import dev.leat.formats.input.TextFile;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/** A file's text byte by byte, with the place and the line it has come to. */
final class JsonBytes implements AutoCloseable {
  static final int END = -1;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final TextFile file;
  private final InputStream stream;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private long offset;
  private long line = 1;
  private int filled;
  private int at;

  JsonBytes(TextFile file, LongAdder taken) {
    this.file = file;
    this.stream = file.open(taken);
    filled = file.read(stream, buffer, 0, BUFFER_BYTES);
    at = Arrays.equals(buffer, 0, Math.min(filled, 3), MARK, 0, 3) ? MARK.length : 0;
  }

  /** The next byte, without going on; {@link #END} at the end. */
  int peek() {
    if (at == filled) {
      offset += filled;
      at = 0;
      filled = file.read(stream, buffer, 0, BUFFER_BYTES);
    }
    return at == filled ? END : buffer[at] & 0xFF;
  }

  /** Goes behind the byte last seen. */
  void advance() {
    if (buffer[at++] == '\n') {
      line++;
    }
  }

  /** The place in the text. */
  long offset() {
    return offset + at;
  }

  /** The line, counting from 1. */
  long line() {
    return line;
  }

  TextFile file() {
    return file;
  }

  /** Whether records are lines, as far as the beginning of the text tells. */
  boolean isLines() {
    int first = nonBlank(at);
    if (first == filled || buffer[first] == '[') {
      return first == filled;
    }
    int newline = first;
    while (newline < filled && buffer[newline] != '\n') {
      newline++;
    }
    JsonNesting nesting = new JsonNesting();
    for (int i = first; i < newline; i++) {
      nesting.add(buffer[i]);
    }
    int second = nonBlank(newline);
    return newline == filled || nesting.isClosed() || (second < filled && buffer[second] == '{');
  }

  private int nonBlank(int from) {
    int i = from;
    while (i < filled && isBlank(buffer[i])) {
      i++;
    }
    return i;
  }

  static boolean isBlank(int b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  @Override
  public void close() {
    TextFile.close(stream);
  }
}
