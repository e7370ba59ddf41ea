package dev.leat.connector.files;

import dev.leat.api.connector.ColumnVector;
import dev.leat.api.connector.RowBatch;
import dev.leat.api.type.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Some rows and columns of a batch, as a batch. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BatchSelection(RowBatch batch, Schema schema, int[] selectedColumns, int[] selectedRows)
    implements RowBatch {
  @Override
  public int rows() {
    return selectedRows.length;
  }

  @Override
  public ColumnVector column(int position) {
    return new Column(batch.column(selectedColumns[position]), selectedRows);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Column(ColumnVector column, int[] rows) implements ColumnVector {
    @Override
    public boolean isNull(int row) {
      return column.isNull(rows[row]);
    }

    @Override
    public boolean booleanAt(int row) {
      return column.booleanAt(rows[row]);
    }

    @Override
    public long longAt(int row) {
      return column.longAt(rows[row]);
    }

    @Override
    public double doubleAt(int row) {
      return column.doubleAt(rows[row]);
    }

    @Override
    public BigDecimal decimalAt(int row) {
      return column.decimalAt(rows[row]);
    }

    @Override
    public String textAt(int row) {
      return column.textAt(rows[row]);
    }

    @Override
    public LocalDate dateAt(int row) {
      return column.dateAt(rows[row]);
    }

    @Override
    public LocalDateTime timestampAt(int row) {
      return column.timestampAt(rows[row]);
    }

    @Override
    public byte[] bytesAt(int row) {
      return column.bytesAt(rows[row]);
    }

    @Override
    public @Nullable Object value(int row) {
      return column.value(rows[row]);
    }
  }
}
