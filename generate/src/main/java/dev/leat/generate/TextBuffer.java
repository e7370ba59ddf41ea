package dev.leat.generate;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Grows by appending ASCII text without making strings. */
final class TextBuffer {
  private byte[] bytes;
  private int length;

  TextBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  TextBuffer text(byte[] ascii) {
    reserve(ascii.length);
    System.arraycopy(ascii, 0, bytes, length, ascii.length);
    length += ascii.length;
    return this;
  }

  TextBuffer text(String ascii) {
    reserve(ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      bytes[length++] = (byte) ascii.charAt(i);
    }
    return this;
  }

  TextBuffer character(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
    return this;
  }

  /** A number from 0 to 99 with two digits. */
  TextBuffer twoDigits(int number) {
    reserve(2);
    bytes[length++] = (byte) ('0' + number / 10);
    bytes[length++] = (byte) ('0' + number % 10);
    return this;
  }

  /** A number that is not negative. */
  TextBuffer number(long number) {
    int digits = 1;
    for (long rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    reserve(digits);
    long rest = number;
    for (int at = length + digits - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += digits;
    return this;
  }

  /** Hundredths with a decimal point: 1234 is {@code 12.34}. */
  TextBuffer hundredths(int number) {
    return number(number / 100).character('.').twoDigits(number % 100);
  }

  ByteBuffer toByteBuffer() {
    return ByteBuffer.wrap(bytes, 0, length);
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
