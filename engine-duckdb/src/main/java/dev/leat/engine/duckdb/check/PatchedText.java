package dev.leat.engine.duckdb.check;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * SQL whose wrong parts are replaced by {@code NULL} one after another, so that the binder goes on
 * to the next one. Remembers for each byte where it came from.
 */
final class PatchedText {
  private static final byte[] NULL = "NULL".getBytes(StandardCharsets.UTF_8);

  private byte[] bytes;
  private int[] origins;

  PatchedText(String sql) {
    this.bytes = sql.getBytes(StandardCharsets.UTF_8);
    this.origins = new int[bytes.length + 1];
    Arrays.setAll(origins, i -> i);
  }

  String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Where a byte of the patched text was in the original one. */
  int origin(int position) {
    return position < 0 || position >= origins.length ? -1 : origins[position];
  }

  /** Replaces a part given in the original's bytes; whether it was still there whole. */
  boolean patchOriginal(int start, int length) {
    int from = index(start);
    int to = index(start + length);
    return from >= 0 && to > from && to - from == length && patch(from, length);
  }

  /** Replaces a part given in this text's bytes; whether that is possible. */
  boolean patch(int start, int length) {
    if (start < 0 || length <= 0 || start + length > bytes.length) {
      return false;
    }
    int grown = NULL.length - length;
    byte[] patched = new byte[bytes.length + grown];
    int[] from = new int[origins.length + grown];
    System.arraycopy(bytes, 0, patched, 0, start);
    System.arraycopy(NULL, 0, patched, start, NULL.length);
    System.arraycopy(
        bytes, start + length, patched, start + NULL.length, bytes.length - start - length);
    System.arraycopy(origins, 0, from, 0, start);
    Arrays.fill(from, start, start + NULL.length, origins[start]);
    System.arraycopy(
        origins, start + length, from, start + NULL.length, origins.length - start - length);
    bytes = patched;
    origins = from;
    return true;
  }

  private int index(int origin) {
    for (int i = 0; i < origins.length; i++) {
      if (origins[i] == origin) {
        return i;
      }
    }
    return -1;
  }
}
