package dev.leat.connector.sqlite;

import dev.leat.api.connector.ColumnVector;
import dev.leat.api.connector.RowBatch;
import dev.leat.connector.jdbc.Names;
import dev.leat.connector.jdbc.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inserts rows with as many of them in one statement as pays: a statement a row costs five times as
 * much, and beyond some hundred values nothing more is gained.
 */
final class SqliteInsert implements AutoCloseable {
  private static final int VALUES_PER_STATEMENT = 700;

  private final Connection connection;
  private final String insertInto;
  private final List<SqliteValues> values;
  private final int rowsPerStatement;
  private final @Nullable Object[] pending;
  private final PreparedStatement statement;
  private int pendingRows;
  private long inserted;

  SqliteInsert(
      Connection connection, TableName table, List<String> columns, List<SqliteValues> values)
      throws SQLException {
    this.connection = connection;
    this.insertInto = "INSERT INTO " + table.sql() + " (" + Names.list(columns) + ") VALUES ";
    this.values = values;
    this.rowsPerStatement = Math.max(1, VALUES_PER_STATEMENT / values.size());
    this.pending = new Object[rowsPerStatement * values.size()];
    this.statement = prepare(rowsPerStatement);
  }

  void add(RowBatch batch) throws SQLException {
    ColumnVector[] columns = new ColumnVector[values.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = batch.column(i);
    }
    for (int row = 0; row < batch.rows(); row++) {
      int at = pendingRows * columns.length;
      for (int i = 0; i < columns.length; i++) {
        pending[at + i] = columns[i].isNull(row) ? null : values.get(i).stored(columns[i], row);
      }
      if (++pendingRows == rowsPerStatement) {
        execute(statement);
      }
    }
  }

  /** Inserts what is pending and returns how many rows there were in all. */
  long finish() throws SQLException {
    if (pendingRows > 0) {
      try (PreparedStatement last = prepare(pendingRows)) {
        execute(last);
      }
    }
    return inserted;
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }

  private PreparedStatement prepare(int rows) throws SQLException {
    String row = "(?" + ",?".repeat(values.size() - 1) + ")";
    return connection.prepareStatement(insertInto + row + ("," + row).repeat(rows - 1));
  }

  private void execute(PreparedStatement target) throws SQLException {
    int count = pendingRows * values.size();
    for (int i = 0; i < count; i++) {
      target.setObject(i + 1, pending[i]);
    }
    target.executeUpdate();
    inserted += pendingRows;
    pendingRows = 0;
  }
}
