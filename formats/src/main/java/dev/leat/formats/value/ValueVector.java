package dev.leat.formats.value;

import dev.leat.api.type.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One column's converted values, row by row, with what was null, bad or rounded. Which array holds
 * the values depends on the type, as {@link dev.leat.formats.ScanBatch} says. Not thread-safe.
 */
public final class ValueVector {
  private static final long[] NO_LONGS = {};
  private static final double[] NO_DOUBLES = {};
  private static final byte[][] NO_TEXTS = {};

  final long[] longs;
  final long[] highs;
  final double[] doubles;
  final byte[] @Nullable [] texts;

  private final boolean[] nulls;
  private final boolean[] bad;
  private final boolean[] rounded;
  private boolean anyNull;
  private boolean anyBad;
  private boolean anyRounded;

  private ValueVector(Storage storage, int capacity) {
    longs = storage == Storage.LONG || storage == Storage.WIDE ? new long[capacity] : NO_LONGS;
    highs = storage == Storage.WIDE ? new long[capacity] : NO_LONGS;
    doubles = storage == Storage.DOUBLE ? new double[capacity] : NO_DOUBLES;
    texts = storage == Storage.TEXT ? new byte[capacity][] : NO_TEXTS;
    nulls = new boolean[capacity];
    bad = new boolean[capacity];
    rounded = new boolean[capacity];
  }

  /** A vector for values of that type. */
  public static ValueVector of(DataType type, int capacity) {
    return new ValueVector(storage(type), capacity);
  }

  private static Storage storage(DataType type) {
    return switch (type) {
      case DataType.Simple simple ->
          switch (simple) {
            case BOOLEAN, INTEGER, BIGINT, DATE, TIMESTAMP, TIMESTAMPTZ -> Storage.LONG;
            case HUGEINT -> Storage.WIDE;
            case DOUBLE -> Storage.DOUBLE;
            case VARCHAR, TIME, INTERVAL, UUID, JSON, BLOB -> Storage.TEXT;
          };
      case DataType.Decimal decimal ->
          decimal.precision() <= DecimalConverter.LONG_DIGITS ? Storage.LONG : Storage.WIDE;
      case DataType.ListOf _, DataType.Struct _ -> Storage.TEXT;
    };
  }

  /** Makes all rows values again. */
  public void clear() {
    if (anyNull) {
      Arrays.fill(nulls, false);
      anyNull = false;
    }
    if (anyBad) {
      Arrays.fill(bad, false);
      anyBad = false;
    }
    if (anyRounded) {
      Arrays.fill(rounded, false);
      anyRounded = false;
    }
  }

  void mark(int row, Conversion conversion) {
    switch (conversion) {
      case VALUE -> {}
      case NULL -> markNull(row);
      case ROUNDED -> {
        rounded[row] = true;
        anyRounded = true;
      }
      case BAD -> {
        markNull(row);
        bad[row] = true;
        anyBad = true;
      }
    }
  }

  private void markNull(int row) {
    nulls[row] = true;
    anyNull = true;
    if (texts.length > 0) {
      texts[row] = null;
    }
  }

  public boolean @Nullable [] nulls() {
    return anyNull ? nulls : null;
  }

  public boolean @Nullable [] bad() {
    return anyBad ? bad : null;
  }

  public boolean @Nullable [] rounded() {
    return anyRounded ? rounded : null;
  }

  /** The array itself, not a copy; likewise below. */
  public long[] longs() {
    return longs;
  }

  public long[] highs() {
    return highs;
  }

  public double[] doubles() {
    return doubles;
  }

  public byte[] @Nullable [] texts() {
    return texts;
  }

  private enum Storage {
    LONG,
    WIDE,
    DOUBLE,
    TEXT
  }
}
