package dev.leat.connector.sqlite;

import dev.leat.connector.jdbc.Database;
import dev.leat.connector.jdbc.DatabaseFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.sqlite.SQLiteConfig;

/** A SQLite file. Its journal mode stays what its owner made it. */
record SqliteFile(String connectionName, Path file, Path projectRoot, Duration lockTimeout)
    implements Database {
  private static final byte[] HEADER =
      "SQLite format 3\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  /**
   * A writer that outgrows its cache must lock readers out until it commits, so the cache is large.
   */
  private static final int CACHE_KIB = 256 * 1024;

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
    DatabaseFiles.requireHeader(file, 0, HEADER, "a SQLite database", place());
  }

  @Override
  public Connection open() throws SQLException {
    SQLiteConfig config = config();
    config.setCacheSize(-CACHE_KIB);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    return connect(config);
  }

  @Override
  public Connection openForReading() throws SQLException {
    SQLiteConfig config = config();
    // Not read-only in SQLite's sense: a reader may have to roll back a crashed writer's journal.
    Connection connection = connect(config);
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA query_only = 1");
    }
    return connection;
  }

  @Override
  public Connection openScratch() throws SQLException {
    // An empty name is a database of its own in a temporary file.
    return DriverManager.getConnection("jdbc:sqlite:");
  }

  private Connection connect(SQLiteConfig config) throws SQLException {
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), config.toProperties());
    ExactSum.define(connection);
    return connection;
  }

  private SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(Math.toIntExact(lockTimeout.toMillis()));
    return config;
  }
}
