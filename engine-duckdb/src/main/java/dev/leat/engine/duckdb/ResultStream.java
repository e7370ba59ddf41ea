package dev.leat.engine.duckdb;

import dev.leat.api.connector.ColumnVector;
import dev.leat.api.connector.RowBatch;
import dev.leat.api.connector.RowStream;
import dev.leat.api.type.Schema;
import java.sql.SQLException;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;

/** The rows of a running query, chunk by chunk as DuckDB makes them. */
final class ResultStream implements RowStream {
  private final Database database;
  private final String attempt;
  private final Schema schema;
  private final DuckDBConnection connection;
  private final DuckDBPreparedStatement statement;
  private final DuckDBChunkedResult chunks;
  private boolean open = true;

  private ResultStream(
      Database database,
      String attempt,
      Schema schema,
      DuckDBConnection connection,
      DuckDBPreparedStatement statement,
      DuckDBChunkedResult chunks) {
    this.database = database;
    this.attempt = attempt;
    this.schema = schema;
    this.connection = connection;
    this.statement = statement;
    this.chunks = chunks;
  }

  @SuppressWarnings("MustBeClosedChecker")
  static ResultStream open(Database database, String attempt, Result result) {
    DuckDBConnection connection = null;
    DuckDBPreparedStatement statement = null;
    try {
      connection = database.connect();
      statement = connection.prepare(result.in(Form.VECTOR));
      database.begin(statement);
      return new ResultStream(
          database, attempt, result.schema(), connection, statement, statement.query());
    } catch (SQLException e) {
      release(database, statement, connection);
      throw database.failure(attempt, e);
    } catch (RuntimeException e) {
      release(database, statement, connection);
      throw e;
    }
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public @Nullable RowBatch next() {
    database.verifyNotCancelled();
    try {
      while (chunks.nextChunk()) {
        if (chunks.chunk().rowCount() > 0) {
          return new Chunk(schema, chunks.chunk());
        }
      }
      return null;
    } catch (DuckDBFunctions.FunctionException e) {
      throw database.failure(attempt, new SQLException(e.getMessage(), e));
    }
  }

  @Override
  public void close() {
    if (!open) {
      return;
    }
    open = false;
    try {
      chunks.close();
    } catch (SQLException e) {
      throw database.failure(attempt, e);
    } finally {
      release(database, statement, connection);
    }
  }

  private static void release(
      Database database,
      @Nullable DuckDBPreparedStatement statement,
      @Nullable DuckDBConnection connection) {
    try {
      if (statement != null) {
        database.end(statement);
        statement.close();
      }
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      throw database.failure("Closing a query", e);
    }
  }

  private record Chunk(Schema schema, DuckDBDataChunkReader reader) implements RowBatch {
    @Override
    public int rows() {
      return (int) reader.rowCount();
    }

    @Override
    public ColumnVector column(int position) {
      return new ResultColumn(schema.fields().get(position).type(), reader.vector(position));
    }
  }
}
