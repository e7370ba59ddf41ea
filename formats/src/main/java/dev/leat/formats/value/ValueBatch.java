package dev.leat.formats.value;

import dev.leat.api.engine.RowPatch;
import dev.leat.formats.ScanBatch;
import dev.leat.formats.ScanColumn;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A batch of converted rows, filled row by row or column by column. Not thread-safe. */
public final class ValueBatch implements ScanBatch {
  private final long[] positions = new long[CAPACITY];
  private final @Nullable String[] flaws = new @Nullable String[CAPACITY];
  private final ValueVector[] columns;
  private final @Nullable RowPatch[] patches = new @Nullable RowPatch[CAPACITY];
  private boolean anyFlaw;
  private boolean anyPatch;
  private int rows;

  /** An empty batch of those columns. */
  public ValueBatch(List<ScanColumn> columns) {
    this.columns =
        columns.stream()
            .map(column -> ValueVector.of(column.type(), CAPACITY))
            .toArray(ValueVector[]::new);
  }

  /** Empties the batch. */
  public void clear() {
    rows = 0;
    if (anyFlaw) {
      Arrays.fill(flaws, null);
      anyFlaw = false;
    }
    if (anyPatch) {
      Arrays.fill(patches, null);
      anyPatch = false;
    }
    for (ValueVector column : columns) {
      column.clear();
    }
  }

  /** Begins the next row. */
  public void add(long position) {
    positions[rows++] = position;
  }

  /** Says what is broken about the newest row. */
  public void flaw(String flaw) {
    flaws[rows - 1] = flaw;
    anyFlaw = true;
  }

  /** Says which decision was made about a row. */
  public void patch(int row, RowPatch patch) {
    patches[row] = patch;
    anyPatch = true;
  }

  public ValueVector column(int column) {
    return columns[column];
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public long[] positions() {
    return positions;
  }

  @Override
  public @Nullable String @Nullable [] flaws() {
    return anyFlaw ? flaws : null;
  }

  @Override
  public @Nullable RowPatch @Nullable [] patches() {
    return anyPatch ? patches : null;
  }

  @Override
  public boolean @Nullable [] nulls(int column) {
    return columns[column].nulls();
  }

  @Override
  public boolean @Nullable [] bad(int column) {
    return columns[column].bad();
  }

  @Override
  public boolean @Nullable [] rounded(int column) {
    return columns[column].rounded();
  }

  @Override
  public long[] longs(int column) {
    return columns[column].longs();
  }

  @Override
  public long[] highs(int column) {
    return columns[column].highs();
  }

  @Override
  public double[] doubles(int column) {
    return columns[column].doubles();
  }

  @Override
  public byte[] @Nullable [] texts(int column) {
    return columns[column].texts();
  }
}
