package dev.leat.store;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteConfig;

/**
 * One connection to the file, used by one thread at a time. A write is a transaction that takes the
 * file's write lock at its beginning, so two processes cannot both decide on what they have read.
 */
final class Database implements AutoCloseable {
  private static final int BUSY_TIMEOUT_MILLIS = 30_000;

  private final Path file;
  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock();

  private Database(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  static Database open(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      SQLiteConfig config = new SQLiteConfig();
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
      config.setBusyTimeout(BUSY_TIMEOUT_MILLIS);
      config.enforceForeignKeys(true);
      config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
      Connection connection =
          DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
      Database database = new Database(file, connection);
      try {
        database.write(new Migrations(file));
      } catch (RuntimeException failure) {
        database.close();
        throw failure;
      }
      return database;
    } catch (IOException | SQLException failure) {
      throw failed(file, failure);
    }
  }

  /** Something done on the connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  <T> T read(Work<T> work) {
    lock.lock();
    try {
      return work.on(connection);
    } catch (SQLException failure) {
      throw failed(file, failure);
    } finally {
      lock.unlock();
    }
  }

  <T> T write(Work<T> work) {
    lock.lock();
    try {
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException | Error failure) {
        connection.rollback();
        throw failure;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException failure) {
      throw failed(file, failure);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      connection.close();
    } catch (SQLException failure) {
      throw failed(file, failure);
    } finally {
      lock.unlock();
    }
  }

  private static LeatException failed(Path file, Exception failure) {
    return new LeatException(
        "store-failed",
        ErrorKind.EXTERNAL,
        file
            + ": The project's store does not work: "
            + failure.getMessage()
            + " Check that its disk has room and that the file may be written.",
        failure);
  }
}
