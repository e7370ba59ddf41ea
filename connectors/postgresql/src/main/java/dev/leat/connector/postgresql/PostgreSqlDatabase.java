package dev.leat.connector.postgresql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.leat.api.problem.LeatException;
import dev.leat.connector.jdbc.Database;
import dev.leat.connector.jdbc.Session;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A database of a server, reached through a pool of sessions that begins with the first one and
 * ends with {@link #close}. A session that is given back is rolled back by the pool.
 */
final class PostgreSqlDatabase implements Database {
  /**
   * The pool tells of each beginning and end as news; kept here, or the level would be forgotten.
   */
  private static final Logger POOL_LOG = Logger.getLogger("com.zaxxer.hikari");

  static {
    POOL_LOG.setLevel(Level.WARNING);
  }

  private final PostgreSqlOptions options;
  private @Nullable HikariDataSource pool;

  private PostgreSqlDatabase(PostgreSqlOptions options) {
    this.options = options;
  }

  static PostgreSqlDatabase of(dev.leat.api.project.Connection connection, Path projectRoot) {
    return new PostgreSqlDatabase(PostgreSqlOptions.of(connection, projectRoot));
  }

  @Override
  public String place() {
    return options.connection()
        + " ("
        + options.host()
        + ":"
        + options.port()
        + "/"
        + options.database()
        + ")";
  }

  /** A database is made by its owner; one that is not there does not answer. */
  @Override
  public boolean exists() {
    return true;
  }

  @Override
  public void requireWritable() {
    try (Session session = Session.open(this::open, new PostgreSqlDialect(), place())) {
      boolean readOnly =
          session
              .query(
                  "SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean",
                  row -> row.getBoolean(1))
              .getFirst();
      if (readOnly) {
        throw LeatException.user(
            "target-not-writable",
            "The database "
                + place()
                + " is read-only: a standby, or set so for the role. Set host on the connection to"
                + " the primary server.");
      }
    }
  }

  @Override
  public Connection open() throws SQLException {
    try {
      return started().getConnection();
    } catch (HikariPool.PoolInitializationException e) {
      throw e.getCause() instanceof SQLException cause ? cause : new SQLException(e);
    }
  }

  @Override
  public Connection openForReading() throws SQLException {
    return open();
  }

  /** A session of the same database: what it makes is temporary, and rolled back. */
  @Override
  public Connection openScratch() throws SQLException {
    return open();
  }

  @Override
  public synchronized void close() {
    if (pool != null) {
      pool.close();
      pool = null;
    }
  }

  private synchronized HikariDataSource started() {
    if (pool == null) {
      pool = new HikariDataSource(configuration());
    }
    return pool;
  }

  private HikariConfig configuration() {
    HikariConfig config = new HikariConfig();
    config.setPoolName("leat-" + options.connection());
    config.setJdbcUrl(
        "jdbc:postgresql://%s:%d/%s"
            .formatted(bracketed(options.host()), options.port(), encoded(options.database())));
    options
        .driverProperties()
        .forEach((name, value) -> config.addDataSourceProperty((String) name, value));
    config.setMaximumPoolSize(options.poolSize());
    config.setMinimumIdle(0);
    config.setConnectionTimeout(Math.max(1_000, options.connectTimeout().toMillis()));
    // Transactions throughout: reading in portions needs one, and giving back ends it.
    config.setAutoCommit(false);
    config.setConnectionInitSql(
        "SET TIME ZONE 'UTC'; SET lock_timeout = " + options.lockTimeout().toMillis());
    return config;
  }

  private static String bracketed(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
        .replace("+", "%20");
  }
}
