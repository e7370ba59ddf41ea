package dev.leat.connector.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** The file behind a connection of a project, and the way in. */
public interface Database extends AutoCloseable {
  /** The database as the user knows it: {@code results (agg_result.db)}. */
  String place();

  boolean exists();

  /**
   * Throws a user's error if a table can never be written there: no such folder, a folder instead
   * of a file, not a database, not writable. Creates nothing.
   */
  void requireWritable();

  /** A connection that may write; the file is created when it is missing. */
  Connection open() throws SQLException;

  /** A connection that cannot write, to a file that exists. */
  Connection openForReading() throws SQLException;

  /** A connection to an empty private database of the same product. */
  Connection openScratch() throws SQLException;

  /** Releases what outlives a connection; nothing where there is no such thing. */
  @Override
  default void close() {}
}
