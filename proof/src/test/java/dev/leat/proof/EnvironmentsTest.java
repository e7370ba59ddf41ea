package dev.leat.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.store.RunRecord;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was killed in one environment stays out of the others. */
class EnvironmentsTest {
  @TempDir Path folder;

  @Test
  void killedRunOfStagingIsFinishedInStagingOnly() {
    ExampleCopy project = ExampleCopy.in(folder);
    try (LeatProcess process =
        LeatProcess.start(
            project,
            List.of("-Dleat.crash-at=publish:decision:noted"),
            "-e",
            "staging",
            "run",
            "trades")) {
      assertThat(process.await().exitCode()).as(process.err()).isEqualTo(137);
    }
    String run = newestRun(project);

    Outcome resumed = project.leat("run", "--resume", run);
    Outcome inDevelopment = project.leat("run", "trades-inbox");

    assertThat(resumed.exitCode()).isEqualTo(1);
    assertThat(resumed.err())
        .contains(
            "Run "
                + run
                + " belongs to the environment staging; this is development. Go on with it by"
                + " --env staging --resume "
                + run
                + ". [other-environment]");
    assertThat(inDevelopment.exitCode()).as(inDevelopment.err()).isZero();
    assertThat(project.weekly()).isEmpty();
    assertThat(project.leat("-e", "staging", "run", "--resume", run).exitCode()).isZero();
    assertThat(SqliteTable.rows(project.path("agg_result_staging.db"), "agg_trades_weekly"))
        .isEqualTo(TradesReference.of(project.path("data/trades.csv")).weekly());
  }

  @Test
  void nextRunInDevelopmentLeavesTheRunOfStagingAlone() {
    ExampleCopy project = ExampleCopy.in(folder);
    try (LeatProcess process =
        LeatProcess.start(
            project,
            List.of("-Dleat.crash-at=publish:decision:noted"),
            "-e",
            "staging",
            "run",
            "trades")) {
      assertThat(process.await().exitCode()).as(process.err()).isEqualTo(137);
    }
    String run = newestRun(project);

    Outcome next = project.leat("run", "trades");

    assertThat(next.exitCode()).as(next.err()).isZero();
    assertThat(next.err()).doesNotContain(run);
    assertThat(project.path("agg_result_staging.db")).doesNotExist();
  }

  private static String newestRun(ExampleCopy project) {
    try (Memory memory = Memory.of(project)) {
      return memory.newestRun("trades").map(RunRecord::id).orElseThrow();
    }
  }
}
