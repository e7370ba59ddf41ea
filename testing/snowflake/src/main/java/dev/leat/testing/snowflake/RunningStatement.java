package dev.leat.testing.snowflake;

import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** The statement that a session has running in DuckDB, so that another thread can stop it. */
final class RunningStatement {
  private @Nullable Statement statement;

  /** What is done with a statement. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException, SqlFailure;
  }

  <T> T run(Statement newStatement, Work<T> work) throws SQLException, SqlFailure {
    become(newStatement);
    try {
      return work.run();
    } finally {
      become(null);
    }
  }

  synchronized void cancel() throws SQLException {
    if (statement != null) {
      statement.cancel();
    }
  }

  private synchronized void become(@Nullable Statement newStatement) {
    statement = newStatement;
  }
}
