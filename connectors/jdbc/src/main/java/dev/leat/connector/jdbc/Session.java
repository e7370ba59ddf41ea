package dev.leat.connector.jdbc;

import dev.leat.api.problem.LeatException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection in use; each failure says what was attempted. Closing it rolls back what was not
 * committed.
 */
public final class Session implements AutoCloseable {
  private final Connection connection;
  private final Dialect dialect;
  private final String place;

  private Session(Connection connection, Dialect dialect, String place) {
    this.connection = connection;
    this.dialect = dialect;
    this.place = place;
  }

  /** How a connection is made. */
  @FunctionalInterface
  public interface Opening {
    Connection open() throws SQLException;
  }

  /** What is made of a row. */
  @FunctionalInterface
  public interface RowReading<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Work on a connection. */
  @FunctionalInterface
  public interface Work<T> {
    T apply(Connection connection) throws SQLException;
  }

  public static Session open(Opening opening, Dialect dialect, String place) {
    try {
      return new Session(opening.open(), dialect, place);
    } catch (SQLException e) {
      throw dialect.failure(place, "open the database", e);
    }
  }

  public String place() {
    return place;
  }

  public void execute(String sql) {
    attempt("run " + sql, c -> executeOn(c, sql));
  }

  /** Executes without turning the exception into an explanation. */
  public void executeRaw(String sql) throws SQLException {
    executeOn(connection, sql);
  }

  /** Runs a statement that changes rows, and says how many. */
  public long update(String sql, @Nullable Object... arguments) {
    return attempt(
        "run " + sql,
        c -> {
          try (PreparedStatement statement = c.prepareStatement(sql)) {
            bind(statement, arguments);
            return statement.executeLargeUpdate();
          }
        });
  }

  public <T> List<T> query(String sql, RowReading<T> reading, @Nullable Object... arguments) {
    return attempt(
        "run " + sql,
        c -> {
          List<T> rows = new ArrayList<>();
          try (PreparedStatement statement = c.prepareStatement(sql)) {
            bind(statement, arguments);
            try (ResultSet result = statement.executeQuery()) {
              while (result.next()) {
                rows.add(reading.read(result));
              }
            }
          }
          return rows;
        });
  }

  public <T> T attempt(String what, Work<T> work) {
    try {
      return work.apply(connection);
    } catch (SQLException e) {
      throw failure(what, e);
    }
  }

  public LeatException failure(String attempted, SQLException cause) {
    return dialect.failure(place, attempted, cause);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw dialect.failure(place, "close the connection", e);
    }
  }

  private static boolean executeOn(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return statement.execute();
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... arguments)
      throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
  }
}
