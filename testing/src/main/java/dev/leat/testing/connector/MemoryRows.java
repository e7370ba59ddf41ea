package dev.leat.testing.connector;

import dev.leat.api.connector.ColumnVector;
import dev.leat.api.connector.RowBatch;
import dev.leat.api.connector.RowSource;
import dev.leat.api.connector.RowStream;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows in memory as a {@link RowSource} that is as strict as its contract allows: small batches,
 * and an exception for a null or a type that an accessor is not for.
 */
public record MemoryRows(Schema schema, List<List<@Nullable Object>> rows) implements RowSource {
  private static final int BATCH_ROWS = 3;

  public MemoryRows {
    rows = List.copyOf(rows);
  }

  public static MemoryRows of(Schema schema, @Nullable Object[]... rows) {
    List<List<@Nullable Object>> copies = new ArrayList<>();
    for (@Nullable Object[] row : rows) {
      if (row.length != schema.fields().size()) {
        throw new IllegalArgumentException(
            Arrays.toString(row) + " does not have the columns " + schema.names());
      }
      copies.add(Collections.unmodifiableList(Arrays.asList(row.clone())));
    }
    return new MemoryRows(schema, copies);
  }

  /** One row, for {@link #of}. */
  public static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }

  @Override
  public RowStream open() {
    return new Stream();
  }

  private final class Stream implements RowStream {
    private int position;

    @Override
    public Schema schema() {
      return schema;
    }

    @Override
    public @Nullable RowBatch next() {
      if (position >= rows.size()) {
        return null;
      }
      int end = Math.min(rows.size(), position + BATCH_ROWS);
      RowBatch batch = new Batch(schema, rows.subList(position, end));
      position = end;
      return batch;
    }

    @Override
    public void close() {}
  }

  private record Batch(Schema schema, List<List<@Nullable Object>> values) implements RowBatch {
    @Override
    public int rows() {
      return values.size();
    }

    @Override
    public ColumnVector column(int position) {
      return new Column(schema.fields().get(position), position, values);
    }
  }

  private record Column(Field field, int position, List<List<@Nullable Object>> values)
      implements ColumnVector {
    @Override
    public boolean isNull(int row) {
      return value(row) == null;
    }

    @Override
    public boolean booleanAt(int row) {
      return at(row, Boolean.class, DataType.Simple.BOOLEAN);
    }

    @Override
    public long longAt(int row) {
      return at(row, Number.class, DataType.Simple.INTEGER, DataType.Simple.BIGINT).longValue();
    }

    @Override
    public double doubleAt(int row) {
      return at(row, Double.class, DataType.Simple.DOUBLE);
    }

    @Override
    public BigDecimal decimalAt(int row) {
      return field.type() instanceof DataType.Decimal
          ? at(row, BigDecimal.class, field.type())
          : at(row, BigDecimal.class, DataType.Simple.HUGEINT);
    }

    @Override
    public String textAt(int row) {
      return switch (field.type()) {
        case DataType.ListOf _, DataType.Struct _ -> at(row, String.class, field.type());
        case DataType.Simple _, DataType.Decimal _ ->
            at(
                row,
                String.class,
                DataType.Simple.VARCHAR,
                DataType.Simple.JSON,
                DataType.Simple.UUID,
                DataType.Simple.TIME,
                DataType.Simple.INTERVAL);
      };
    }

    @Override
    public LocalDate dateAt(int row) {
      return at(row, LocalDate.class, DataType.Simple.DATE);
    }

    @Override
    public LocalDateTime timestampAt(int row) {
      return at(row, LocalDateTime.class, DataType.Simple.TIMESTAMP, DataType.Simple.TIMESTAMPTZ);
    }

    @Override
    public byte[] bytesAt(int row) {
      return at(row, byte[].class, DataType.Simple.BLOB);
    }

    @Override
    public @Nullable Object value(int row) {
      return values.get(row).get(position);
    }

    private <T> T at(int row, Class<T> kind, DataType... types) {
      Object value = value(row);
      if (value == null || !List.of(types).contains(field.type())) {
        throw new IllegalStateException(
            "the accessor does not suit " + field + " in row " + row + ": " + value);
      }
      return kind.cast(value);
    }
  }
}
