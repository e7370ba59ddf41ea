package dev.leat.testing.postgresql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A PostgreSQL server on 127.0.0.1 whose data lies in a temporary folder and goes with it. It keeps
 * no promise about power cuts, so that tests are quick. Thread-safe.
 */
public final class PostgreSqlServer implements AutoCloseable {
  /** The superuser, who needs no password. */
  public static final String USER = "postgres";

  private static final String MAINTENANCE = "postgres";
  private final EmbeddedPostgres server;

  private PostgreSqlServer(EmbeddedPostgres server) {
    this.server = server;
  }

  /** A server at a free port. */
  public static PostgreSqlServer start() {
    return start(0, Map.of());
  }

  /**
   * @param port 0 for a free one
   * @param settings of {@code postgresql.conf}
   */
  public static PostgreSqlServer start(int port, Map<String, String> settings) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("full_page_writes", "off")
            .setServerConfig("synchronous_commit", "off");
    if (port != 0) {
      builder.setPort(port);
    }
    settings.forEach(builder::setServerConfig);
    try {
      return new PostgreSqlServer(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start PostgreSQL: " + e.getMessage(), e);
    }
  }

  public int port() {
    return server.getPort();
  }

  /** Makes an empty database, in place of one of the same name. */
  public void createDatabase(String name) {
    execute(MAINTENANCE, "DROP DATABASE IF EXISTS \"" + name + "\" WITH (FORCE)");
    execute(MAINTENANCE, "CREATE DATABASE \"" + name + "\" STRATEGY file_copy");
  }

  /** Runs a statement on a connection of its own. */
  public void execute(String database, String sql) {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql + ": " + e.getMessage(), e);
    }
  }

  /** A connection as the superuser. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port() + "/" + database, USER, "");
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot stop PostgreSQL: " + e.getMessage(), e);
    }
  }
}
