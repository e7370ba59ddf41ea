package dev.leat.formats.json;

import dev.leat.api.problem.LeatException;
import dev.leat.formats.input.TextFile;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/** Splits a JSON file into the texts of its records, which are not looked into. */
final class JsonRecords implements AutoCloseable {
  private final JsonBytes bytes;
  private final int maxRecordBytes;
  private final boolean lines;
  private final JsonNesting nesting = new JsonNesting();
  private byte[] text = new byte[1 << 10];
  private int length;
  private long number;
  private long offset;
  private long line;
  private boolean inArray;
  private boolean ended;

  JsonRecords(TextFile file, int maxRecordBytes, LongAdder taken) {
    this.bytes = new JsonBytes(file, taken);
    this.maxRecordBytes = maxRecordBytes;
    this.lines = bytes.isLines();
  }

  /** Moves to the next record. */
  boolean next() {
    boolean found = lines ? nextLine() : nextElement();
    number += found ? 1 : 0;
    return found;
  }

  /** Its text from the array's beginning; one byte more than allowed where it is too long. */
  byte[] text() {
    return text;
  }

  int length() {
    return length;
  }

  boolean isTooLong() {
    return length > maxRecordBytes;
  }

  /** Its number in the file, counting from 1. */
  long number() {
    return number;
  }

  /** The place in the file's text where it begins. */
  long offset() {
    return offset;
  }

  /** The line it begins at, counting from 1. */
  long line() {
    return line;
  }

  private boolean nextLine() {
    if (skipBlanks() == JsonBytes.END) {
      return false;
    }
    begin();
    for (int b = bytes.peek(); b != '\n' && b != JsonBytes.END; b = bytes.peek()) {
      take(b);
    }
    while (length > 0 && JsonBytes.isBlank(text[length - 1])) {
      length--;
    }
    return true;
  }

  private boolean nextElement() {
    int b = skipBlanks();
    if (number == 0 && !inArray && b == '[') {
      inArray = true;
      bytes.advance();
      b = skipBlanks();
    } else if (inArray && !ended && b == ',') {
      bytes.advance();
      b = skipBlanks();
      if (b == ']') {
        throw broken("has a comma before the closing bracket");
      }
    } else if (inArray && !ended && number > 0 && b != ']' && b != JsonBytes.END) {
      throw broken("has no comma between two of its elements");
    }
    if (inArray && !ended && b == ']') {
      ended = true;
      bytes.advance();
      b = skipBlanks();
    }
    if (b == JsonBytes.END) {
      if (inArray && !ended) {
        throw broken("is not closed before the file ends");
      }
      return false;
    }
    if (ended) {
      throw broken("is followed by other text");
    }
    element();
    return true;
  }

  private void element() {
    begin();
    nesting.clear();
    for (int b = bytes.peek(); b != JsonBytes.END; b = bytes.peek()) {
      boolean nested = length > 0 && (text[0] == '{' || text[0] == '[' || text[0] == '"');
      if (!nested && length > 0 && (b == ',' || b == ']' || JsonBytes.isBlank(b))) {
        return;
      }
      nesting.add(b);
      take(b);
      if (nesting.isClosed() && (text[0] == '{' || text[0] == '[' || text[0] == '"')) {
        return;
      }
    }
    if (!nesting.isClosed()) {
      throw broken("is not closed before the file ends");
    }
  }

  private void begin() {
    length = 0;
    offset = bytes.offset();
    line = bytes.line();
  }

  private void take(int b) {
    bytes.advance();
    if (length <= maxRecordBytes) {
      if (length == text.length) {
        text = Arrays.copyOf(text, 2 * length);
      }
      text[length++] = (byte) b;
    }
  }

  private int skipBlanks() {
    int b = bytes.peek();
    while (JsonBytes.isBlank(b)) {
      bytes.advance();
      b = bytes.peek();
    }
    return b;
  }

  private LeatException broken(String problem) {
    return LeatException.user(
        "broken-json",
        "%s:%d: The JSON %s %s. Mend the file or have it written again."
            .formatted(
                bytes.file().file().name(), bytes.line(), inArray ? "array" : "object", problem));
  }

  @Override
  public void close() {
    bytes.close();
  }
}
