package dev.leat.engine.duckdb;

import dev.leat.api.engine.EngineSettings;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.QueryProgress;
import org.jspecify.annotations.Nullable;

/**
 * A private in-memory DuckDB that spills to disk, and the statements running in it. Thread-safe:
 * every call has a connection of its own.
 */
final class Database implements AutoCloseable {
  /** How long one round of {@link #cancel} waits before it interrupts again. */
  private static final long INTERRUPT_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final DuckDBConnection root;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final List<DuckDBPreparedStatement> running = new ArrayList<>();
  private final AtomicReference<@Nullable LeatException> reported = new AtomicReference<>();
  private volatile boolean cancelled;

  private Database(DuckDBConnection root) {
    this.root = root;
  }

  static Database open(EngineSettings settings) {
    try {
      DuckDBConnection root =
          DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
      Database database = new Database(root);
      for (String setting : settings(settings)) {
        database.execute("Opening DuckDB", setting);
      }
      return database;
    } catch (SQLException e) {
      throw EngineFailure.of("Opening DuckDB", e);
    }
  }

  private static List<String> settings(EngineSettings settings) {
    Path spill = settings.spillFolder().toAbsolutePath();
    return List.of(
        "set autoinstall_known_extensions = false",
        "set autoload_known_extensions = false",
        "set memory_limit = '" + settings.memoryBytes() + "B'",
        "set threads = " + settings.threads(),
        "set temp_directory = " + DuckDbNames.literal(spill.toString()),
        "set TimeZone = 'UTC'",
        // progress is computed only where a bar is wanted, so: a bar that is not shown
        "set enable_progress_bar = true",
        "set enable_progress_bar_print = false");
  }

  /** Runs a statement without a result; a COPY's or INSERT's rows are returned. */
  long execute(String attempt, String sql) {
    return call(
        attempt,
        statement -> {
          statement.execute(sql);
          return Math.max(0, statement.getLargeUpdateCount());
        });
  }

  /** The only value of a query of one number. */
  long number(String attempt, String sql) {
    List<Long> numbers = rows(attempt, sql, row -> row.getLong(1));
    return numbers.getFirst();
  }

  /** The rows of a small result. */
  <T> List<T> rows(String attempt, String sql, RowReader<T> reader) {
    return call(
        attempt,
        statement -> {
          List<T> rows = new ArrayList<>();
          try (ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
              rows.add(reader.read(result));
            }
          }
          return rows;
        });
  }

  private <T> T call(String attempt, StatementCall<T> call) {
    try (DuckDBConnection connection = root.duplicate();
        DuckDBPreparedStatement statement =
            connection.createStatement().unwrap(DuckDBPreparedStatement.class)) {
      begin(statement);
      try {
        return call.on(statement);
      } finally {
        end(statement);
      }
    } catch (SQLException e) {
      throw failure(attempt, e);
    }
  }

  /** A connection to stream from; whoever asks closes it. */
  DuckDBConnection connect() throws SQLException {
    return root.duplicate();
  }

  /** Adds a Java function; the catalog takes one at a time. */
  void register(String attempt, Registration registration) {
    lock.lock();
    try {
      registration.on(root);
    } catch (SQLException e) {
      throw failure(attempt, e);
    } finally {
      lock.unlock();
    }
  }

  /** Notes a statement as running, so that it can be cancelled. */
  void begin(DuckDBPreparedStatement statement) {
    lock.lock();
    try {
      verifyNotCancelled();
      running.add(statement);
    } finally {
      lock.unlock();
    }
  }

  void end(DuckDBPreparedStatement statement) {
    lock.lock();
    try {
      running.remove(statement);
      if (running.isEmpty()) {
        idle.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  void verifyNotCancelled() {
    if (cancelled) {
      throw new LeatException("cancelled", ErrorKind.USER, "The run was cancelled.");
    }
  }

  /** Notes why a Java function fails, which DuckDB would tell as a text only. */
  void report(LeatException failure) {
    reported.set(failure);
  }

  LeatException failure(String attempt, SQLException e) {
    LeatException told = reported.getAndSet(null);
    if (told != null) {
      return told;
    }
    return cancelled
        ? new LeatException("cancelled", ErrorKind.USER, "The run was cancelled.", e)
        : EngineFailure.of(attempt, e);
  }

  /**
   * Interrupts all running statements and returns when they have ended. An interrupt that comes
   * before a statement's first step is lost, hence the repetition.
   */
  void cancel() {
    cancelled = true;
    lock.lock();
    try {
      while (!running.isEmpty()) {
        for (DuckDBPreparedStatement statement : running) {
          statement.cancel();
        }
        idle.awaitNanos(INTERRUPT_AGAIN_NANOS);
      }
    } catch (SQLException e) {
      throw EngineFailure.of("Cancelling", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** The share of the newest running statement that is done; negative when unknown. */
  double fraction() {
    lock.lock();
    try {
      if (running.isEmpty()) {
        return -1;
      }
      QueryProgress progress = running.getLast().getQueryProgress();
      return progress.getPercentage() < 0 ? -1 : progress.getPercentage() / 100;
    } catch (SQLException _) {
      return -1; // it ended in between
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    try {
      root.close();
    } catch (SQLException e) {
      throw EngineFailure.of("Closing DuckDB", e);
    }
  }

  /** Turns the current row of a result into a value. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Registers a function with a connection. */
  @FunctionalInterface
  interface Registration {
    void on(DuckDBConnection connection) throws SQLException;
  }

  @FunctionalInterface
  private interface StatementCall<T> {
    T on(DuckDBPreparedStatement statement) throws SQLException;
  }
}
