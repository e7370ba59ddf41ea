package dev.leat.connector.jdbc;

import dev.leat.api.connector.ColumnVector;
import dev.leat.api.connector.RowBatch;
import dev.leat.api.type.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Rows held as one array of objects for each column. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ObjectBatch(Schema schema, int rows, @Nullable Object[][] values) implements RowBatch {
  @Override
  public ColumnVector column(int position) {
    return new Column(schema.fields().get(position).toString(), values[position]);
  }

  /** One column; what it holds is what the reading of its type made. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Column(String name, @Nullable Object[] values) implements ColumnVector {
    @Override
    public boolean isNull(int row) {
      return values[row] == null;
    }

    @Override
    public boolean booleanAt(int row) {
      return at(row, Boolean.class);
    }

    @Override
    public long longAt(int row) {
      return at(row, Long.class);
    }

    @Override
    public double doubleAt(int row) {
      return at(row, Double.class);
    }

    @Override
    public BigDecimal decimalAt(int row) {
      return at(row, BigDecimal.class);
    }

    @Override
    public String textAt(int row) {
      return at(row, String.class);
    }

    @Override
    public LocalDate dateAt(int row) {
      return at(row, LocalDate.class);
    }

    @Override
    public LocalDateTime timestampAt(int row) {
      return at(row, LocalDateTime.class);
    }

    @Override
    public byte[] bytesAt(int row) {
      return at(row, byte[].class);
    }

    @Override
    public @Nullable Object value(int row) {
      return values[row];
    }

    private <T> T at(int row, Class<T> type) {
      Object value = values[row];
      if (!type.isInstance(value)) {
        throw new IllegalStateException(
            "column " + name + " holds no " + type.getSimpleName() + " in row " + row);
      }
      return type.cast(value);
    }
  }
}
