package dev.leat.testing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.problem.LeatException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Cancelling, memory, several threads. */
public interface LimitsContract extends EngineUnderTest {
  /** Would run for hours. */
  String ENDLESS =
      "select count(*) as n from (select unnest(range(100000)) as a) as l,"
          + " (select unnest(range(100000)) as b) as r,"
          + " (select unnest(range(1000)) as c) as s where (a * b + c) % 7 = 3";

  @Test
  default void cancelsWhatRunsAndRefusesWhatComes() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    try (Workbench bench = workbench();
        ExecutorService pool = Executors.newSingleThreadExecutor()) {
      Future<?> running =
          pool.submit(
              () -> {
                begun.countDown();
                bench.session().store("t", ENDLESS, bench.folder("endless"));
              });
      begun.await();
      bench.session().cancel();
      assertThatThrownBy(() -> running.get(30, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(LeatException.class)
          .extracting("code")
          .isEqualTo("cancelled");
      assertThatThrownBy(() -> bench.rows("select 1"))
          .isInstanceOf(LeatException.class)
          .extracting("code")
          .isEqualTo("cancelled");
      assertThat(bench.folder("endless")).doesNotExist();
    }
  }

  @Test
  default void cancelsTheLoadingOfRowsThatNeverEnd() throws Exception {
    try (Workbench bench = workbench();
        EndlessRows rows = new EndlessRows();
        ExecutorService pool = Executors.newSingleThreadExecutor()) {
      Future<?> running = pool.submit(() -> bench.session().load("t", rows));
      rows.awaitFirstBatch();
      bench.session().cancel();
      assertThatThrownBy(() -> running.get(30, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(LeatException.class)
          .extracting("code")
          .isEqualTo("cancelled");
    }
  }

  @Test
  default void spillsBeyondItsMemory() {
    try (Workbench bench = workbench(128L << 20, 2)) {
      bench
          .session()
          .store(
              "wide",
              "select n, md5(cast(n as varchar)) || md5(cast(n + 1 as varchar)) as text"
                  + " from (select unnest(range(1500000)) as n)",
              bench.folder("wide"));
      bench.session().store("sorted", "select * from wide order by text", bench.folder("sorted"));
      assertThat(bench.rows("select count(*), count(distinct n) from sorted"))
          .containsExactly(List.of(1_500_000L, 1_500_000L));
    }
  }

  @Test
  default void worksForSeveralThreadsAtOnce() throws Exception {
    try (Workbench bench = workbench();
        ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<Long>> stored =
          List.of(1, 2, 3, 4).stream()
              .map(
                  n ->
                      pool.submit(
                          () ->
                              bench
                                  .session()
                                  .store(
                                      "t" + n,
                                      "select unnest(range(" + n + "000)) as n",
                                      bench.folder("t" + n))
                                  .rows()))
              .toList();
      for (int n = 1; n <= 4; n++) {
        assertThat(stored.get(n - 1).get()).isEqualTo(n * 1000L);
      }
      assertThat(bench.rows("select (select count(*) from t1) + (select count(*) from t4)"))
          .containsExactly(List.of(5000L));
    }
  }
}
