package dev.leat.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leat.api.pipeline.Check;
import dev.leat.api.run.RowCounts;
import dev.leat.api.run.RunState;
import dev.leat.api.store.Quarantine;
import dev.leat.api.store.RunError;
import dev.leat.api.store.StepRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTest {
  @TempDir Path root;
  private RunFixture project;

  @BeforeEach
  void openProject() {
    project = new RunFixture(root);
    project.write("data/orders.csv", RunFixture.CLEAN);
  }

  @AfterEach
  void closeProject() {
    project.close();
  }

  private static List<String> steps(RunResult result) {
    return result.steps().stream().map(step -> step.step() + " " + step.state()).toList();
  }

  @Test
  void publishesToEveryTarget() {
    RunResult result = project.run(new Orders());

    assertThat(result.run().error()).isNull();
    assertThat(result.run().state()).isEqualTo(RunState.COMPLETED);
    assertThat(result.outcome()).isEqualTo(RunResult.Outcome.OK);
    assertThat(project.totals()).containsExactly("ann 12.25 2", "bob 5.5 1");
    assertThat(project.read("output/totals.csv"))
        .isEqualTo("client,total,orders\nann,12.25,2\nbob,5.50,1\n");
    assertThat(project.read("output/counts.csv"))
        .isEqualTo("orders,run\n3," + result.run().id() + "\n");
    assertThat(root.resolve("output/totals.png")).isNotEmptyFile();
    assertThat(result.pendingTargets()).isEmpty();
    assertThat(result.publishedTargets())
        .extracting(RunResult.TargetResult::location)
        .containsExactly("results.totals", "output/totals.csv", "output/counts.csv");
  }

  @Test
  void goesThroughItsStatesAndSteps() {
    RunResult result = project.run(new Orders());

    assertThat(project.store().runs().states(result.run().id()))
        .extracting(change -> change.state())
        .containsExactly(
            RunState.PENDING, RunState.RUNNING, RunState.PUBLISHING, RunState.COMPLETED);
    assertThat(steps(result))
        .containsExactly(
            "discover:inputs SUCCEEDED",
            "read:orders SUCCEEDED",
            "transform:totals SUCCEEDED",
            "transform:counts SUCCEEDED",
            "check:totals SUCCEEDED",
            "check:counts SUCCEEDED",
            "report:totals_by_client SUCCEEDED",
            "publish:all targets SUCCEEDED",
            "publish:results SUCCEEDED",
            "publish:project files SUCCEEDED",
            "publish:done inputs SUCCEEDED",
            "report:files SUCCEEDED");
  }

  @Test
  void keepsItsOwnCopyAndItsSummary() throws IOException {
    RunResult first = project.run(new Orders());
    project.write("data/orders.csv", RunFixture.DIRTY);
    project.run(new Orders());

    Path folder = root.resolve(".leat/runs").resolve(first.run().id());
    assertThat(Files.readString(folder.resolve("outputs/output/totals.csv")))
        .contains("ann,12.25,2");
    assertThat(folder.resolve("outputs/output/totals.png")).isNotEmptyFile();
    assertThat(folder.resolve("spill")).doesNotExist();
    assertThat(folder.resolve("staging")).doesNotExist();
    JsonNode json = new ObjectMapper().readTree(folder.resolve("run.json").toFile());
    assertThat(json.get("run").textValue()).isEqualTo(first.run().id());
    assertThat(json.get("state").textValue()).isEqualTo("Completed");
    assertThat(json.at("/sources/orders/rows/read").longValue()).isEqualTo(3);
    assertThat(json.at("/tables/totals/rows/published").longValue()).isEqualTo(2);
    assertThat(json.at("/tables/totals/targets/0/location").textValue())
        .isEqualTo("results.totals");
  }

  @Test
  void accountsForEveryRow() {
    project.write("data/orders.csv", RunFixture.DIRTY);
    RunResult result = project.run(new Orders());

    assertThat(result.sources().getFirst().report().rows()).isEqualTo(new RowCounts(4, 2, 2, 0, 0));
    assertThat(project.store().quarantine().list(Quarantine.Filter.ALL))
        .extracting(row -> row.row().record() + " " + row.state())
        .containsExactly("2 OPEN", "3 OPEN");
    assertThat(project.totals()).containsExactly("ann 10 1", "bob 5.5 1");
  }

  @Test
  void reusesWhatDependsOnTheSameBytesWhateverTheirTimeAndPath() throws IOException {
    project.write("data/orders.csv", RunFixture.DIRTY);
    project.run(new Orders());
    Files.setLastModifiedTime(
        root.resolve("data/orders.csv"), FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
    Files.move(root.resolve("data/orders.csv"), root.resolve("data/renamed.csv"));
    Orders renamed = new Orders();
    renamed.files = "data/renamed.csv";
    RunResult again = project.run(renamed);

    assertThat(steps(again))
        .contains("transform:totals CACHED")
        // its SQL names the run
        .contains("transform:counts SUCCEEDED")
        .contains("read:orders CACHED");
    assertThat(again.sources().getFirst().report().rows()).isEqualTo(new RowCounts(4, 2, 2, 0, 0));
    assertThat(project.totals()).containsExactly("ann 10 1", "bob 5.5 1");
  }

  @Test
  void computesAgainWhenOneByteChanges() {
    project.run(new Orders());
    project.write("data/orders.csv", RunFixture.CLEAN.replace("2.25", "2.26"));
    RunResult again = project.run(new Orders());

    assertThat(steps(again)).contains("transform:totals SUCCEEDED", "read:orders SUCCEEDED");
    assertThat(project.totals()).containsExactly("ann 12.26 2", "bob 5.5 1");
  }

  @Test
  void computesAgainWhenTheSqlChanges() {
    project.run(new Orders());
    Orders changed = new Orders();
    changed.totalsSql = changed.totalsSql.replace("sum(amount)", "max(amount)");
    RunResult again = project.run(changed);

    assertThat(steps(again)).contains("transform:totals SUCCEEDED", "read:orders SUCCEEDED");
    assertThat(project.totals()).containsExactly("ann 10 2", "bob 5.5 1");
  }

  @Test
  void publishesNothingWhenChecksFail() {
    project.run(new Orders());
    List<String> before = project.visibleFiles();
    project.write("data/orders.csv", RunFixture.DIRTY);
    Orders orders = new Orders();
    orders.checks =
        List.of(
            new Check(new Check.Rule.RowCount(3L, null), Check.OnFail.FAIL, Check.Over.RESULT),
            new Check(
                new Check.Rule.AcceptedValues("client", List.of("ann")),
                Check.OnFail.FAIL,
                Check.Over.RESULT),
            new Check(
                new Check.Rule.Unique(List.of("client")), Check.OnFail.FAIL, Check.Over.RESULT));
    RunResult result = project.run(orders);

    assertThat(result.outcome()).isEqualTo(RunResult.Outcome.FAILED);
    RunError error = result.run().error();
    assertThat(error.code()).isEqualTo("check-failed");
    assertThat(error.message())
        .isEqualTo(
            """
            totals: row_count is 2, expected at least 3.
            totals: 1 value of client not accepted: (bob, 1).
            Nothing was published.""");
    assertThat(project.totals()).containsExactly("ann 12.25 2", "bob 5.5 1");
    assertThat(project.visibleFiles()).isEqualTo(before);
  }

  @Test
  void publishesWithAWarningWhenAChecksSaysSo() {
    Orders orders = new Orders();
    orders.checks =
        List.of(new Check(new Check.Rule.RowCount(3L, null), Check.OnFail.WARN, Check.Over.RESULT));
    RunResult result = project.run(orders);

    assertThat(result.outcome()).isEqualTo(RunResult.Outcome.OK);
    assertThat(result.tables().getFirst().checks().checks().getFirst().message())
        .isEqualTo("totals: row_count is 2, expected at least 3.");
  }

  @Test
  void publishesNothingWhenTooManyRowsAreRejected() {
    project.write("data/orders.csv", RunFixture.DIRTY);
    Orders orders = new Orders();
    orders.failAbove = new BigDecimal("0.1");
    RunResult result = project.run(orders);

    assertThat(result.run().state()).isEqualTo(RunState.FAILED);
    assertThat(result.run().error().message())
        .isEqualTo(
            "sources.orders: 2 of 4 rows (50 %) were quarantined or dropped; fail_above is 10 %."
                + " Nothing was published. Look at them with leat quarantine list.");
    assertThat(project.visibleFiles()).containsExactly("data/orders.csv");
  }

  @Test
  void publishesAndDrawsNoRows() {
    project.write("data/orders.csv", "id,client,amount\n");
    RunResult result = project.run(new Orders());

    assertThat(result.run().state()).isEqualTo(RunState.COMPLETED);
    assertThat(project.read("output/totals.csv")).isEqualTo("client,total,orders\n");
    assertThat(root.resolve("output/totals.png")).isNotEmptyFile();
  }

  @Test
  void keepsTheFoldersOfTheLastRunsOnly() throws IOException {
    for (int i = 0; i < 5; i++) {
      project.run(new Orders());
    }
    try (var folders = Files.list(root.resolve(".leat/runs"))) {
      assertThat(folders).hasSize(3);
    }
    assertThat(project.runs().list("orders", 10)).hasSize(5);
  }

  @Test
  void measuresItsSteps() {
    RunResult result = project.run(new Orders());
    StepRecord read =
        result.steps().stream()
            .filter(step -> step.step().toString().equals("read:orders"))
            .findFirst()
            .orElseThrow();

    assertThat(read.figures().rowsIn()).isEqualTo(3);
    assertThat(read.figures().rowsOut()).isEqualTo(3);
    assertThat(read.figures().bytesRead()).isEqualTo(RunFixture.CLEAN.length());
    assertThat(read.figures().peakMemory()).isPositive();
    assertThat(read.figures().cpuNanos()).isPositive();
  }

  @Test
  void namesTheNearestFileWhenOneIsMissing() {
    Orders orders = new Orders();
    orders.files = "data/order.csv";
    RunResult result = project.run(orders);

    assertThat(result.run().error().message())
        .isEqualTo("sources.orders: There is no file data/order.csv. Did you mean orders.csv?");
  }
}
