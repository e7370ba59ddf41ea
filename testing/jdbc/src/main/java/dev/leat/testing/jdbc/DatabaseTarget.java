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

/** A database as {@code TableTargetContract} uses it; whoever opened it closes it. */
public record DatabaseTarget(Database database, Dialect dialect) implements TableTarget {
  @Override
  public Publisher publisher() {
    return publisher(new ForwardingDatabase(database));
  }

  @Override
  public Publisher publisher(CrashPoint crash) {
    return publisher(new Crashing(database, crash));
  }

  @Override
  public TableReader reader() {
    return new JdbcTableReader(new ForwardingDatabase(database), dialect);
  }

  @Override
  public void execute(String sql) {
    try (Session session = Session.open(database::open, dialect, database.place())) {
      session.execute(dialect.begin());
      session.execute(sql);
      session.execute("COMMIT");
    }
  }

  private Publisher publisher(Database used) {
    return new JdbcPublisher(CONNECTION, used, dialect, Clock.systemUTC());
  }

  /** The same database, used by a process that dies. */
  private static final class Crashing extends ForwardingDatabase {
    private final CrashPoint crash;

    Crashing(Database database, CrashPoint crash) {
      super(database);
      this.crash = crash;
    }

    @Override
    public Connection open() throws SQLException {
      return crash.on(super.open());
    }

    @Override
    public Connection openForReading() throws SQLException {
      return crash.on(super.openForReading());
    }

    @Override
    public Connection openScratch() throws SQLException {
      return crash.on(super.openScratch());
    }
  }
}
