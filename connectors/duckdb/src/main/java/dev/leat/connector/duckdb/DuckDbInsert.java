package dev.leat.connector.duckdb;

import dev.leat.api.connector.ColumnVector;
import dev.leat.api.connector.RowBatch;
import dev.leat.api.type.DataType;
import java.sql.SQLException;
import java.time.ZoneOffset;
import org.duckdb.DuckDBAppender;

/** Appends the values of one column to a row of DuckDB's bulk loader. */
@FunctionalInterface
interface DuckDbInsert {
  void append(DuckDBAppender appender, ColumnVector column, int row) throws SQLException;

  static DuckDbInsert of(DataType type) {
    return switch (type) {
      case DataType.Simple simple ->
          switch (simple) {
            case BOOLEAN -> (appender, column, row) -> appender.append(column.booleanAt(row));
            case INTEGER ->
                (appender, column, row) -> appender.append(Math.toIntExact(column.longAt(row)));
            case BIGINT -> (appender, column, row) -> appender.append(column.longAt(row));
            case HUGEINT ->
                (appender, column, row) ->
                    appender.append(column.decimalAt(row).toBigIntegerExact());
            case DOUBLE -> (appender, column, row) -> appender.append(column.doubleAt(row));
            case VARCHAR, UUID, JSON, TIME, INTERVAL ->
                (appender, column, row) -> appender.append(column.textAt(row));
            case DATE -> (appender, column, row) -> appender.append(column.dateAt(row));
            case TIMESTAMP -> (appender, column, row) -> appender.append(column.timestampAt(row));
            case TIMESTAMPTZ ->
                (appender, column, row) ->
                    appender.append(column.timestampAt(row).atOffset(ZoneOffset.UTC));
            case BLOB -> (appender, column, row) -> appender.append(column.bytesAt(row));
          };
      case DataType.Decimal _ -> (appender, column, row) -> appender.append(column.decimalAt(row));
      case DataType.ListOf _, DataType.Struct _ ->
          (appender, column, row) -> appender.append(column.textAt(row));
    };
  }

  /** Appends all rows of a batch. */
  static void append(DuckDBAppender appender, DuckDbInsert[] inserts, RowBatch batch)
      throws SQLException {
    ColumnVector[] columns = new ColumnVector[inserts.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = batch.column(i);
    }
    for (int row = 0; row < batch.rows(); row++) {
      appender.beginRow();
      for (int i = 0; i < columns.length; i++) {
        if (columns[i].isNull(row)) {
          appender.appendNull();
        } else {
          inserts[i].append(appender, columns[i], row);
        }
      }
      appender.endRow();
    }
  }
}
