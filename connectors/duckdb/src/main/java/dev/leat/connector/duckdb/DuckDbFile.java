package dev.leat.connector.duckdb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.leat.connector.jdbc.Database;
import dev.leat.connector.jdbc.DatabaseFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A DuckDB file. One process at a time may have it open, so opening waits for another one to let go
 * of it; within this process all connections share one instance.
 */
record DuckDbFile(
    String connectionName, Path file, Path projectRoot, Duration lockTimeout, Waiting waiting)
    implements Database {
  private static final byte[] MAGIC = "DUCK".getBytes(US_ASCII);
  private static final int MAGIC_OFFSET = 8;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final String LOCKED = "Could not set lock on file";

  /** Lets time pass. */
  @FunctionalInterface
  interface Waiting {
    void sleep(Duration duration) throws InterruptedException;
  }

  @Override
  public String place() {
    return DatabaseFiles.place(connectionName, file, projectRoot);
  }

  @Override
  public boolean exists() {
    return DatabaseFiles.isNotEmpty(file);
  }

  @Override
  public void requireWritable() {
    DatabaseFiles.requireWritable(file, place());
    DatabaseFiles.requireHeader(file, MAGIC_OFFSET, MAGIC, "a DuckDB database", place());
  }

  @Override
  public Connection open() throws SQLException {
    Duration waited = Duration.ZERO;
    while (true) {
      try {
        return closed(DriverManager.getConnection("jdbc:duckdb:" + file.toAbsolutePath()));
      } catch (SQLException e) {
        if (!isLocked(e) || waited.compareTo(lockTimeout) >= 0) {
          throw e;
        }
      }
      waited = waited.plus(pause());
    }
  }

  /** The same: connections of one process must be of one kind. */
  @Override
  public Connection openForReading() throws SQLException {
    return open();
  }

  @Override
  public Connection openScratch() throws SQLException {
    return closed(DriverManager.getConnection("jdbc:duckdb:"));
  }

  static boolean isLocked(SQLException e) {
    return e.getMessage() != null && e.getMessage().contains(LOCKED);
  }

  private Duration pause() throws SQLException {
    try {
      waiting.sleep(PAUSE);
      return PAUSE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while waiting for the lock of " + file, e);
    }
  }

  /** Publishing never fetches or loads an extension. */
  private static Connection closed(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET autoinstall_known_extensions = false");
      statement.execute("SET autoload_known_extensions = false");
      statement.execute("SET TimeZone = 'UTC'");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }
}
