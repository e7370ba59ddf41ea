package dev.leat.engine.duckdb;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Texts short enough to lie inside a vector: DuckDB's {@code duckdb_string_t} is a length of 4
 * bytes and 12 bytes of text, or, for longer ones, a pointer. Most codes and names are short, and
 * writing them in place costs a tenth of handing them over.
 */
final class InlinedTexts {
  private static final int LENGTH_BYTES = Integer.BYTES;
  private static final int MAX_BYTES = 12;
  private static final int WIDTH = LENGTH_BYTES + MAX_BYTES;

  private InlinedTexts() {}

  /** Whether all of the texts are short. */
  static boolean fit(byte[] @Nullable [] texts, int rows) {
    for (int row = 0; row < rows; row++) {
      byte[] text = texts[row];
      if (text != null && text.length > MAX_BYTES) {
        return false;
      }
    }
    return true;
  }

  /** Writes texts that {@link #fit}; rows without text are left to the validity mask. */
  static void write(byte[] @Nullable [] texts, int rows, ByteBuffer memory) {
    for (int row = 0; row < rows; row++) {
      byte[] text = texts[row];
      if (text != null) {
        int at = row * WIDTH;
        memory.putLong(at, 0); // unused bytes must be zero: texts are compared with them
        memory.putLong(at + Long.BYTES, 0);
        memory.putInt(at, text.length);
        memory.put(at + LENGTH_BYTES, text, 0, text.length);
      }
    }
  }
}
