package dev.leat.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.run.RunState;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run beside another, beside a reader, and beside someone who wants it to stop. */
class TwoAtOnceTest {
  @TempDir Path folder;
  private ExampleCopy project;
  private String large = "";

  @BeforeEach
  void publish() {
    project = ExampleCopy.in(folder);
    project.leat("run", "trades");
    project.leat("generate", "trades", "--rows", "600000", "--to", "large.csv");
    large = "input=" + project.outside().resolve("large.csv");
  }

  @Test
  void secondRunNamesTheFirstAndFails() {
    try (LeatProcess first = begun()) {
      Outcome second = project.leat("run", "trades");

      assertThat(second.exitCode()).isEqualTo(1);
      assertThat(second.err())
          .contains("pipeline trades is in use by ", "(process " + first.pid() + " on ")
          .contains("Wait for it with --wait, or run again later. [locked]");
      assertThat(first.await().exitCode()).isZero();
    }
  }

  @Test
  void secondRunWaitsWhenAskedTo() {
    List<List<String>> small = project.weekly();
    try (LeatProcess first = begun()) {
      Outcome second = project.leat("run", "trades", "--wait");

      assertThat(second.exitCode()).as(second.err()).isZero();
      assertThat(first.await().exitCode()).isZero();
      assertThat(project.weekly()).isEqualTo(small);
    }
  }

  @Test
  void killedRunHoldsNothing() {
    try (LeatProcess first = begun()) {
      first.kill();

      Outcome second = project.leat("run", "trades");

      assertThat(second.exitCode()).as(second.err()).isZero();
      assertThat(project.leat("runs", "list").out()).contains("Crashed").doesNotContain("Running");
    }
  }

  @Test
  void interruptedRunIsCancelledAndPublishesNothing() {
    List<List<String>> before = project.weekly();
    String report = project.text("output/top_clients_pnl.csv");
    try (LeatProcess run = begun()) {
      run.interrupt();

      assertThat(run.await().exitCode()).isEqualTo(130);
    }
    try (Memory memory = Memory.of(project)) {
      assertThat(memory.newestRun("trades").orElseThrow().state()).isEqualTo(RunState.CANCELLED);
      memory.assertNothingUnfinished("trades");
    }
    assertThat(project.weekly()).isEqualTo(before);
    assertThat(project.text("output/top_clients_pnl.csv")).isEqualTo(report);
    assertThat(project.leftovers()).isEmpty();
  }

  @Test
  void readerSeesTheOldTableOrTheNewOne() throws InterruptedException {
    project.leat("generate", "trades", "--rows", "2000", "--seed", "5", "--to", "other.csv");
    Set<List<String>> seen = ConcurrentHashMap.newKeySet();
    AtomicBoolean reading = new AtomicBoolean(true);
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (reading.get()) {
                    seen.add(totals());
                  }
                });
    List<String> sample = totals();
    List<String> other = null;
    for (int round = 0; round < 5; round++) {
      project.leat("run", "trades", "--param", "input=other.csv");
      other = totals();
      project.leat("run", "trades");
    }
    reading.set(false);
    reader.join();

    assertThat(seen).containsOnly(sample, other);
  }

  private List<String> totals() {
    return SqliteTable.query(
            project.path("agg_result.db"),
            "select count(*), sum(trade_count), round(sum(total_volume), 2) from agg_trades_weekly")
        .getFirst();
  }

  /** A process that is at work on a run over the larger file. */
  private LeatProcess begun() {
    LeatProcess process = LeatProcess.start(project, List.of(), "run", "trades", "--param", large);
    while (!process.err().contains("trades run ")) {
      assertThat(process.awaitFor(20)).as(process.err()).isFalse();
    }
    return process;
  }
}
