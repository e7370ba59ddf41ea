package dev.leat.testing.jdbc;

import dev.leat.connector.jdbc.Database;
import java.sql.Connection;
import java.sql.SQLException;

/** A database that does what another one does, but for what a subclass changes. */
public class ForwardingDatabase implements Database {
  private final Database database;

  public ForwardingDatabase(Database database) {
    this.database = database;
  }

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
    return database.open();
  }

  @Override
  public Connection openForReading() throws SQLException {
    return database.openForReading();
  }

  @Override
  public Connection openScratch() throws SQLException {
    return database.openScratch();
  }

  /** Leaves the other one open, whose owner is the test. */
  @Override
  public void close() {}
}
