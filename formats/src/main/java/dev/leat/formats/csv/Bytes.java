package dev.leat.formats.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Searching bytes eight at a time. */
final class Bytes {
  static final byte LF = '\n';
  static final byte CR = '\r';

  /** Bytes a buffer needs beyond its text, for reading whole words and a closing newline. */
  static final int SLACK = 2 * Long.BYTES;

  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long LOW_BITS = 0x7F7F_7F7F_7F7F_7F7FL;
  private static final long ONES = 0x0101_0101_0101_0101L;

  private Bytes() {}

  /** Eight bytes, the first one lowest. */
  static long word(byte[] bytes, int at) {
    return (long) WORDS.get(bytes, at);
  }

  /** A word of eight times the same byte. */
  static long repeated(byte b) {
    return (b & 0xFF) * ONES;
  }

  /** The top bit of every byte of a word that equals the repeated one's. */
  static long matches(long word, long repeated) {
    long difference = word ^ repeated;
    return ~(((difference & LOW_BITS) + LOW_BITS) | difference | LOW_BITS);
  }

  /** The top bit of every byte that is above 127. */
  static long highBits(long word) {
    return word & ~LOW_BITS;
  }

  /** The position in a word of the first match. */
  static int firstMatch(long matches) {
    return Long.numberOfTrailingZeros(matches) >>> 3;
  }

  /** The first position of a byte within a range, or {@code end}. */
  static int indexOf(byte[] bytes, byte wanted, int start, int end) {
    long repeated = repeated(wanted);
    int at = start;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      long matches = matches(word(bytes, at), repeated);
      if (matches != 0) {
        return at + firstMatch(matches);
      }
    }
    while (at < end && bytes[at] != wanted) {
      at++;
    }
    return at;
  }

  /** The last position of a byte within a range, or {@code start - 1}. */
  static int lastIndexOf(byte[] bytes, byte wanted, int start, int end) {
    int at = end - 1;
    while (at >= start && bytes[at] != wanted) {
      at--;
    }
    return at;
  }

  /** How often a byte occurs in a range. */
  static int count(byte[] bytes, byte wanted, int start, int end) {
    int count = 0;
    for (int at = start; at < end; at++) {
      count += bytes[at] == wanted ? 1 : 0;
    }
    return count;
  }
}
