package dev.leat.engine.duckdb;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * The memory of DuckDB's vectors. The driver's public setters take one object a value, several
 * times slower for dates, timestamps and decimals than writing the memory; where a release of the
 * driver hides it differently, they are used after all.
 */
final class VectorMemory {
  private static final @Nullable Field WRITABLE = buffer(DuckDBWritableVector.class, "data");
  private static final @Nullable Field VALIDITY = buffer(DuckDBWritableVector.class, "validity");
  private static final @Nullable Field READABLE = buffer(DuckDBReadableVector.class, "data");
  private static final long ALL_VALID = -1;

  private VectorMemory() {}

  private static @Nullable Field buffer(Class<?> vector, String name) {
    try {
      Field field = vector.getDeclaredField(name);
      field.setAccessible(true);
      return field.getType() == ByteBuffer.class ? field : null;
    } catch (NoSuchFieldException | RuntimeException _) {
      return null;
    }
  }

  /**
   * The memory of the vector's values in native byte order, all rows now valid but those that are
   * null; null where it cannot be reached.
   */
  static @Nullable ByteBuffer of(
      DuckDBWritableVector vector, int rows, boolean @Nullable [] nulls) {
    ByteBuffer memory = read(WRITABLE, vector);
    ByteBuffer validity = read(VALIDITY, vector);
    if (memory == null || validity == null) {
      return null;
    }
    for (int first = 0; first < rows; first += Long.SIZE) {
      validity.putLong(first / Byte.SIZE, nulls == null ? ALL_VALID : valid(nulls, first, rows));
    }
    return memory;
  }

  private static long valid(boolean[] nulls, int first, int rows) {
    long valid = ALL_VALID;
    for (int row = first; row < Math.min(rows, first + Long.SIZE); row++) {
      if (nulls[row]) {
        valid &= ~(1L << (row - first));
      }
    }
    return valid;
  }

  /** The values of a {@code bigint} vector without nulls. */
  static long[] longs(DuckDBReadableVector vector, int count) {
    long[] values = new long[count];
    ByteBuffer memory = read(READABLE, vector);
    if (memory != null) {
      memory.asLongBuffer().get(0, values);
      return values;
    }
    for (int i = 0; i < count; i++) {
      values[i] = vector.getLong(i);
    }
    return values;
  }

  private static @Nullable ByteBuffer read(@Nullable Field field, Object vector) {
    if (field == null) {
      return null;
    }
    try {
      ByteBuffer memory = (ByteBuffer) field.get(vector);
      return memory == null ? null : memory.duplicate().order(ByteOrder.nativeOrder());
    } catch (IllegalAccessException _) {
      return null;
    }
  }
}
