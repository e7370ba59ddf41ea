package dev.leat.connector.jdbc;

import dev.leat.api.connector.RowBatch;
import dev.leat.api.connector.RowStream;
import dev.leat.api.type.Schema;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a running query, in batches; it owns its session. */
final class JdbcRows implements RowStream {
  private static final int BATCH_ROWS = 2048;

  private final Session session;
  private final Schema schema;
  private final PreparedStatement statement;
  private final ResultSet result;
  private final List<ValueReading> readings;

  private JdbcRows(
      Session session,
      Schema schema,
      PreparedStatement statement,
      ResultSet result,
      List<ValueReading> readings) {
    this.session = session;
    this.schema = schema;
    this.statement = statement;
    this.result = result;
    this.readings = readings;
  }

  static JdbcRows of(Session session, String query, Schema schema, Dialect dialect) {
    List<ValueReading> readings = schema.fields().stream().map(dialect::reading).toList();
    return session.attempt(
        "run " + query,
        connection -> {
          PreparedStatement statement = connection.prepareStatement(query);
          return new JdbcRows(session, schema, statement, statement.executeQuery(), readings);
        });
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public @Nullable RowBatch next() {
    try {
      return fetch();
    } catch (SQLException e) {
      throw session.failure("read rows", e);
    }
  }

  @Override
  public void close() {
    session.attempt(
        "close a query",
        _ -> {
          result.close();
          statement.close();
          return true;
        });
    session.close();
  }

  private @Nullable RowBatch fetch() throws SQLException {
    @Nullable Object[][] columns = new Object[readings.size()][BATCH_ROWS];
    int rows = 0;
    while (rows < BATCH_ROWS && result.next()) {
      for (int column = 0; column < columns.length; column++) {
        columns[column][rows] = readings.get(column).read(result, column + 1);
      }
      rows++;
    }
    return rows == 0 ? null : new ObjectBatch(schema, rows, columns);
  }
}
