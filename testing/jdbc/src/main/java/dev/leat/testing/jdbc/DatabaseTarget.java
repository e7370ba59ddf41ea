package dev.leat.testing.jdbc;

import dev.leat.api.connector.Publisher;
import dev.leat.api.connector.TableReader;
import dev.leat.connector.jdbc.Database;
import dev.leat.connector.jdbc.Dialect;
import dev.leat.connector.jdbc.JdbcPublisher;
import dev.leat.connector.jdbc.JdbcTableReader;
import dev.leat.connector.jdbc.Session;
import dev.leat.testing.connector.CrashPoint;
import dev.leat.testing.connector.TableTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;

/** A database as {@code TableTargetContract} uses it. */
public record DatabaseTarget(Database database, Dialect dialect) implements TableTarget {
  @Override
  public Publisher publisher() {
    return new JdbcPublisher(CONNECTION, database, dialect, Clock.systemUTC());
  }

  @Override
  public Publisher publisher(CrashPoint crash) {
    return new JdbcPublisher(CONNECTION, new Crashing(database, crash), dialect, Clock.systemUTC());
  }

  @Override
  public TableReader reader() {
    return new JdbcTableReader(database, dialect);
  }

  @Override
  public void execute(String sql) {
    try (Session session = Session.open(database::open, dialect, database.place())) {
      session.execute(sql);
    }
  }

  /** The same database, used by a process that dies. */
  private record Crashing(Database database, CrashPoint crash) implements Database {
    @Override
    public String place() {
      return database.place();
    }

    @Override
    public boolean exists() {
      return database.exists();
    }

    @Override
    public void requireWritable() {
      database.requireWritable();
    }

    @Override
    public Connection open() throws SQLException {
      return crash.on(database.open());
    }

    @Override
    public Connection openForReading() throws SQLException {
      return crash.on(database.openForReading());
    }

    @Override
    public Connection openScratch() throws SQLException {
      return crash.on(database.openScratch());
    }
  }
}
