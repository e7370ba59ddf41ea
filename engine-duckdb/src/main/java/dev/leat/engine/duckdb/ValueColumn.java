package dev.leat.engine.duckdb;

import dev.leat.formats.ScanBatch;
import dev.leat.formats.value.ValueVector;
import org.jspecify.annotations.Nullable;

/**
 * The arrays of one column's converted values. Which holds them depends on the type, as {@link
 * ScanBatch} says.
 */
final class ValueColumn {
  private static final double[] NO_DOUBLES = {};
  private static final byte[][] NO_TEXTS = {};

  final long[] longs;
  final long[] highs;
  final double[] doubles;
  final byte[] @Nullable [] texts;
  final boolean @Nullable [] nulls;

  private ValueColumn(
      long[] longs,
      long[] highs,
      double[] doubles,
      byte[] @Nullable [] texts,
      boolean @Nullable [] nulls) {
    this.longs = longs;
    this.highs = highs;
    this.doubles = doubles;
    this.texts = texts;
    this.nulls = nulls;
  }

  static ValueColumn of(ScanBatch batch, int column) {
    return new ValueColumn(
        batch.longs(column),
        batch.highs(column),
        batch.doubles(column),
        batch.texts(column),
        batch.nulls(column));
  }

  static ValueColumn of(ValueVector values) {
    return new ValueColumn(
        values.longs(), values.highs(), values.doubles(), values.texts(), values.nulls());
  }

  /** Big integers without nulls. */
  static ValueColumn of(long[] values) {
    return new ValueColumn(values, values, NO_DOUBLES, NO_TEXTS, null);
  }
}
