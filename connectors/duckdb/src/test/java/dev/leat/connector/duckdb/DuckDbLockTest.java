package dev.leat.connector.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.connector.jdbc.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DuckDbLockTest {
  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(1);

  @TempDir Path folder;

  @Test
  void waitsUntilTheOtherProcessLetsGo() throws IOException {
    Path path = folder.resolve("agg.duckdb");
    try (LockHolder holder = LockHolder.of(path)) {
      AtomicInteger pauses = new AtomicInteger();
      DuckDbFile file =
          file(
              path,
              _ -> {
                if (pauses.incrementAndGet() == 3) {
                  holder.letGo();
                }
              });

      try (Session session = open(file)) {
        session.execute("CREATE TABLE t (x INTEGER)");
      }
      assertThat(pauses).hasValue(3);
    }
  }

  @Test
  void namesTheHolderWhenTheTimeIsUp() throws IOException {
    Path path = folder.resolve("agg.duckdb");
    try (LockHolder holder = LockHolder.of(path)) {
      AtomicInteger pauses = new AtomicInteger();
      DuckDbFile file = file(path, _ -> pauses.incrementAndGet());

      assertThatThrownBy(() -> open(file))
          .isInstanceOfSatisfying(
              LeatException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.EXTERNAL))
          .hasMessageStartingWith(
              "Cannot open the database: another process has had results (agg.duckdb) open for 1"
                  + " s. Close it and run again, or raise lock_timeout on the connection. DuckDB"
                  + " says: ")
          .hasMessageContaining("PID " + holder.pid());
      assertThat(pauses).hasValue(10);
    }
  }

  private static Session open(DuckDbFile file) {
    return Session.open(file::open, DuckDbDialect.of(file.file(), LOCK_TIMEOUT), file.place());
  }

  private DuckDbFile file(Path path, DuckDbFile.Waiting waiting) {
    return new DuckDbFile("results", path, folder, LOCK_TIMEOUT, waiting);
  }
}
