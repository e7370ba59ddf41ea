package dev.leat.engine.duckdb;

import dev.leat.api.connector.ColumnVector;
import dev.leat.api.connector.RowBatch;
import dev.leat.api.connector.RowStream;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** A table function that hands a row stream's rows to DuckDB, once and in order. */
final class RowLoad implements DuckDBTableFunction<RowStream, RowLoad, Object> {
  private final RowStream rows;
  private final List<Field> fields;
  private final Failures failures;
  private @Nullable RowBatch batch;
  private int next;

  RowLoad(RowStream rows, Failures failures) {
    this.rows = rows;
    this.fields = rows.schema().fields();
    this.failures = failures;
  }

  /** The select list that gives the function's columns their types. */
  String columns() {
    return fields.stream()
        .map(
            field ->
                Form.VECTOR.decode(field.type(), DuckDbNames.quoted(field.name()))
                    + " as "
                    + DuckDbNames.quoted(field.name()))
        .collect(Collectors.joining(", "));
  }

  @Override
  public RowStream bind(DuckDBTableFunctionBindInfo info) throws Exception {
    for (Field field : fields) {
      VectorTypes.add(info, field.name(), field.type());
    }
    return rows;
  }

  @Override
  public RowLoad init(DuckDBTableFunctionInitInfo info) {
    info.setMaxThreads(1);
    return this;
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
    return failures.keeping(() -> write(chunk));
  }

  private long write(DuckDBDataChunkWriter chunk) {
    if (batch == null || next == batch.rows()) {
      batch = rows.next();
      next = 0;
      if (batch == null) {
        return 0;
      }
    }
    int count = (int) Math.min(chunk.capacity(), batch.rows() - next);
    for (int column = 0; column < fields.size(); column++) {
      write(batch.column(column), fields.get(column).type(), count, chunk.vector(column));
    }
    next += count;
    return count;
  }

  private void write(ColumnVector from, DataType type, int count, DuckDBWritableVector to) {
    for (int i = 0; i < count; i++) {
      int row = next + i;
      if (from.isNull(row)) {
        to.setNull(i);
      } else {
        set(to, i, from, row, type);
      }
    }
  }

  private static void set(
      DuckDBWritableVector to, int at, ColumnVector from, int row, DataType type) {
    switch (type) {
      case DataType.Simple simple -> {
        switch (simple) {
          case BOOLEAN -> to.setBoolean(at, from.booleanAt(row));
          case INTEGER -> to.setInt(at, Math.toIntExact(from.longAt(row)));
          case BIGINT -> to.setLong(at, from.longAt(row));
          case HUGEINT -> to.setHugeInt(at, from.decimalAt(row).toBigIntegerExact());
          case DOUBLE -> to.setDouble(at, from.doubleAt(row));
          case DATE -> to.setDate(at, from.dateAt(row));
          case TIMESTAMP -> to.setTimestamp(at, from.timestampAt(row));
          case TIMESTAMPTZ -> to.setOffsetDateTime(at, utc(from.timestampAt(row)));
          case VARCHAR, UUID, JSON -> to.setString(at, from.textAt(row));
          case TIME, INTERVAL -> to.setString(at, String.valueOf(from.value(row)));
          case BLOB -> to.setString(at, Base64.getEncoder().encodeToString(from.bytesAt(row)));
        }
      }
      case DataType.Decimal _ -> to.setBigDecimal(at, from.decimalAt(row));
      case DataType.ListOf _, DataType.Struct _ ->
          to.setString(at, String.valueOf(from.value(row)));
    }
  }

  private static java.time.OffsetDateTime utc(LocalDateTime time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
