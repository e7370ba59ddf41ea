package dev.leat.formats.csv;

import java.util.Arrays;

/**
 * A stretch of a file with whole records only: each begins where the one before ended, and the last
 * one is closed by a newline, even where the file has none or the record was cut for its length.
 */
final class Chunk {
  byte[] bytes;

  /** The next record. */
  int position;

  /** After the newline of the last record. */
  int end;

  /** The place in the text of {@code bytes[0]}. */
  long offset;

  /** Newlines left out just before this chunk, of a record that was cut. */
  long skippedLines;

  private boolean hasQuotes;
  private boolean isDamaged;

  Chunk(int capacity) {
    bytes = new byte[capacity];
  }

  boolean isEmpty() {
    return position >= end;
  }

  void clear() {
    position = 0;
    end = 0;
    skippedLines = 0;
  }

  /** Empties the chunk and goes back to the beginning of a text. */
  void restart() {
    clear();
    offset = 0;
  }

  /** Makes room, keeping what is there. */
  void reserve(int capacity) {
    if (bytes.length < capacity) {
      bytes = Arrays.copyOf(bytes, capacity);
    }
  }

  /** Looks through the bytes for what needs care. */
  void inspect(byte quote) {
    long repeatedQuote = Bytes.repeated(quote);
    long quotes = 0;
    long zeros = 0;
    long high = 0;
    int at = position;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      long word = Bytes.word(bytes, at);
      quotes |= Bytes.matches(word, repeatedQuote);
      zeros |= Bytes.matches(word, 0);
      high |= Bytes.highBits(word);
    }
    hasQuotes = quotes != 0;
    isDamaged = zeros != 0;
    for (; at < end; at++) {
      hasQuotes |= bytes[at] == quote;
      isDamaged |= bytes[at] == 0;
      high |= bytes[at] < 0 ? 1 : 0;
    }
    if (high != 0 && !isDamaged) {
      isDamaged = Utf8.firstInvalid(bytes, position, end) < end;
    }
  }

  /** Whether there is a quote anywhere. */
  boolean hasQuotes() {
    return hasQuotes;
  }

  /** Whether there is a NUL byte or invalid UTF-8 anywhere. */
  boolean isDamaged() {
    return isDamaged;
  }
}
