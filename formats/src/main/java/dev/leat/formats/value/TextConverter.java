package dev.leat.formats.value;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@code varchar} and {@code json}: the text; recent short ones are shared, not copied again. */
final class TextConverter extends Converter {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int SLOTS = 1024;
  private static final byte[] EMPTY = {};

  /** Texts of up to 8 bytes by a hash of their bytes, and those bytes as a number. */
  private final byte[] @Nullable [] shared = new byte[SLOTS][];

  private final long[] keys = new long[SLOTS];

  TextConverter(boolean trim) {
    super(trim);
  }

  @Override
  Conversion value(byte[] bytes, int start, int end, ValueVector into, int row) {
    int length = end - start;
    into.texts[row] =
        length <= Long.BYTES ? shared(bytes, start, length) : Arrays.copyOfRange(bytes, start, end);
    return Conversion.VALUE;
  }

  private byte[] shared(byte[] bytes, int start, int length) {
    long key = (long) WORDS.get(bytes, start) & (-1L >>> (Long.SIZE - Byte.SIZE * length));
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> (Long.SIZE - 10));
    byte[] known = shared[slot];
    if (known != null && keys[slot] == key && known.length == length) {
      return known;
    }
    byte[] text = Arrays.copyOfRange(bytes, start, start + length);
    shared[slot] = text;
    keys[slot] = key;
    return text;
  }

  @Override
  Conversion quotedEmpty(ValueVector into, int row) {
    into.texts[row] = EMPTY;
    return Conversion.VALUE;
  }
}
