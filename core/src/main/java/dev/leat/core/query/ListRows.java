package dev.leat.core.query;

import dev.leat.api.connector.ColumnVector;
import dev.leat.api.connector.RowBatch;
import dev.leat.api.connector.RowStream;
import dev.leat.api.type.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows that are in memory as a stream. Each row has a value per column, of the column's type. */
final class ListRows implements RowStream {
  private final Schema schema;
  private final List<List<@Nullable Object>> rows;
  private boolean given;

  ListRows(Schema schema, List<List<@Nullable Object>> rows) {
    this.schema = schema;
    this.rows = rows;
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public @Nullable RowBatch next() {
    if (given || rows.isEmpty()) {
      return null;
    }
    given = true;
    return new Batch();
  }

  @Override
  public void close() {}

  private final class Batch implements RowBatch {
    @Override
    public Schema schema() {
      return schema;
    }

    @Override
    public int rows() {
      return rows.size();
    }

    @Override
    public ColumnVector column(int position) {
      return new Column(position);
    }
  }

  private final class Column implements ColumnVector {
    private final int position;

    Column(int position) {
      this.position = position;
    }

    @Override
    public @Nullable Object value(int row) {
      return rows.get(row).get(position);
    }

    private <T> T value(int row, Class<T> type) {
      return type.cast(Objects.requireNonNull(value(row)));
    }

    @Override
    public boolean isNull(int row) {
      return value(row) == null;
    }

    @Override
    public boolean booleanAt(int row) {
      return value(row, Boolean.class);
    }

    @Override
    public long longAt(int row) {
      return value(row, Long.class);
    }

    @Override
    public double doubleAt(int row) {
      return value(row, Double.class);
    }

    @Override
    public BigDecimal decimalAt(int row) {
      return value(row, BigDecimal.class);
    }

    @Override
    public String textAt(int row) {
      return value(row, String.class);
    }

    @Override
    public LocalDate dateAt(int row) {
      return value(row, LocalDate.class);
    }

    @Override
    public LocalDateTime timestampAt(int row) {
      return value(row, LocalDateTime.class);
    }

    @Override
    public byte[] bytesAt(int row) {
      return value(row, byte[].class);
    }
  }
}
