package dev.leat.formats;

import dev.leat.api.engine.RowPatch;
import org.jspecify.annotations.Nullable;

/**
 * Up to {@link #CAPACITY} rows by column. Arrays belong to the batch, hold valid entries below
 * {@link #rows()}, and are overwritten by the next batch.
 */
public interface ScanBatch {
  int CAPACITY = 2048;

  int rows();

  /** Each row's position in the scan. */
  long[] positions();

  /**
   * What is broken about each record as a whole; null for a sound one. A broken record has null in
   * every column. Null for the array when no record of the batch is broken.
   */
  @Nullable String @Nullable [] flaws();

  /**
   * The decision made about each record, by its file's fingerprint and its number; null for a
   * record without one. Its mended text is applied already. Null for the array when no record of
   * the batch has one.
   */
  @Nullable RowPatch @Nullable [] patches();

  /** Which rows are null, per column; null for the array when none is. */
  boolean @Nullable [] nulls(int column);

  /**
   * Which rows held text that did not convert (they are null too), per column; null for the array
   * when none did.
   */
  boolean @Nullable [] bad(int column);

  /** Which rows held a decimal that was rounded, per column; null for the array when none was. */
  boolean @Nullable [] rounded(int column);

  /**
   * Values of {@code boolean} (0, 1), {@code integer}, {@code bigint}, {@code date} (days since
   * 1970-01-01), {@code timestamp} and {@code timestamptz} (microseconds since 1970-01-01 UTC) and
   * {@code decimal} of up to 18 digits (unscaled) columns.
   */
  long[] longs(int column);

  /**
   * The upper halves of {@code decimal} columns of more than 18 digits and {@code hugeint}; {@link
   * #longs} has the lower.
   */
  long[] highs(int column);

  double[] doubles(int column);

  /** UTF-8 text of all other columns; null entries where the row is null. */
  byte[] @Nullable [] texts(int column);
}
