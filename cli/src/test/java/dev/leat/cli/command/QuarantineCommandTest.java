package dev.leat.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.ExitCode;
import dev.leat.cli.TestProject;
import dev.leat.cli.TestProject.Output;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineCommandTest {
  @TempDir Path folder;

  private TestProject afterRun() {
    TestProject project = TestProject.initial(folder);
    assertThat(project.leat("run", "orders").exitCode()).isEqualTo(ExitCode.OK);
    return project;
  }

  /** Orders of at least 10 are appended to a table. */
  private TestProject appending() {
    TestProject project = TestProject.initial(folder);
    project
        .write("data/orders.csv", "order_id,amount\n1,10\n2,9\n3,x\n")
        .write("pipelines/orders/pipeline.yaml", appending(10));
    assertThat(project.leat("run", "orders").exitCode()).isEqualTo(ExitCode.OK);
    return project;
  }

  private static String appending(int least) {
    return """
    sources:
      orders:
        files: data/*.csv
        incremental: files
        columns:
          order_id: bigint
          amount:
            type: decimal(12,2)
            required: true
        expect:
          large_enough: amount >= %d
    tables:
      amounts:
        sql: select order_id, amount from orders
        to:
          table: warehouse.amounts
          mode: append
    """
        .formatted(least);
  }

  @Test
  void listsRowsWithPlaceAndReasons() {
    assertThat(afterRun().leat("quarantine", "list").out())
        .isEqualTo(
            """
            id  pipeline  source  place               state  reasons                                      text
             1  orders    orders  data/orders.csv:8   open   ordered_at is not a timestamp: 'not a date'  1006,not a date,de,12.00
             2  orders    orders  data/orders.csv:10  open   amount_is_positive                           1008,2026-03-04 13:45:12,it,-20.00
             3  orders    orders  data/orders.csv:11  open   country is null                              1009,2026-03-04 16:30:00,,55.00
            3 rows
            """);
  }

  @Test
  void filtersAndSaysHowManyThereAre() {
    TestProject project = afterRun();

    assertThat(project.leat("quarantine", "list", "--reason", "country is null").out())
        .contains("data/orders.csv:11")
        .endsWith("1 row\n");
    assertThat(project.leat("quarantine", "list", "--limit", "2").out())
        .endsWith("2 of 3 rows; --limit N shows more\n");
    assertThat(project.leat("quarantine", "list", "--state", "mended").out())
        .isEqualTo("No rows.\n");
  }

  @Test
  void refusesATextThatStillBreaksARule() {
    TestProject project = afterRun();

    Output output =
        project.leat("quarantine", "mend", "3", "--text", "1009,2026-03-04 16:30:00,de,-5");

    assertThat(output.out())
        .isEqualTo(
            """
            0 rows mended
            ✗ row 3: amount_is_positive  1009,2026-03-04 16:30:00,de,-5
            """);
    assertThat(output.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(project.leat("quarantine", "show", "3").out()).startsWith("row 3 open\n");
  }

  @Test
  void mendsFromAnEditedExportAndTheNextReplaceKeepsIt() {
    TestProject project = afterRun();
    assertThat(project.leat("quarantine", "export", "--to", "bad.csv").out())
        .isEqualTo("wrote 3 rows to bad.csv\n");
    project.write("bad.csv", project.read("bad.csv").replace("not a date,de", "2026-03-09,de"));

    assertThat(project.leat("quarantine", "mend", "--from", "bad.csv").out())
        .isEqualTo("1 row mended\n");
    for (int run = 0; run < 2; run++) {
      assertThat(project.leat("run", "orders").exitCode()).isEqualTo(ExitCode.OK);
      assertThat(
              project
                  .leat(
                      "query",
                      "-o",
                      "csv",
                      "select * from revenue_per_day where day = date '2026-03-09'")
                  .out())
          .isEqualTo("day,country,revenue,orders\n2026-03-09,DE,12.00,1\n");
    }
    assertThat(project.leat("quarantine", "show", "1").out()).startsWith("row 1 replayed\n");
  }

  @Test
  void waivesByReasonAndReplaysByARunWhereTargetsAreReplaced() {
    TestProject project = afterRun();

    assertThat(
            project
                .leat(
                    "quarantine", "waive", "--pipeline", "orders", "--reason", "amount_is_positive")
                .out())
        .isEqualTo("1 row waived\n");
    Output replay = project.leat("quarantine", "replay", "orders");

    assertThat(replay.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(
            project
                .leat("query", "-o", "csv", "select revenue from revenue_per_day where revenue < 0")
                .out())
        .isEqualTo("revenue\n-20.00\n");
  }

  @Test
  void replaysOnlyTheMendedRowsWhereTheyAreAppended() {
    TestProject project = appending();

    assertThat(project.leat("quarantine", "mend", "1", "--text", "2,90").out())
        .isEqualTo("1 row mended\n");
    assertThat(project.leat("quarantine", "replay", "orders").exitCode()).isEqualTo(ExitCode.OK);

    assertThat(project.leat("query", "-o", "csv", "select * from amounts").out())
        .isEqualTo("order_id,amount\n2,90.00\n");
    assertThat(project.leat("quarantine", "show", "1").out()).startsWith("row 1 replayed\n");
    assertThat(project.leat("quarantine", "show", "2").out()).startsWith("row 2 open\n");
    Output again = project.leat("quarantine", "replay", "orders");
    assertThat(again.err())
        .isEqualTo(
            "error orders has no quarantined rows to replay. Mend or waive some first; rows of a run"
                + " that did not publish cannot be replayed. [nothing-to-replay]\n");
    assertThat(again.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(project.leat("quarantine", "mend", "1", "--text", "2,91").err())
        .contains("Row 1 was published by run ")
        .endsWith(" and is no longer in quarantine. [already-replayed]\n");
  }

  @Test
  void judgesAgainAfterARuleChanged() {
    TestProject project = appending();
    project.write("pipelines/orders/pipeline.yaml", appending(5));

    Output output = project.leat("quarantine", "rejudge", "orders");

    assertThat(output.out())
        .isEqualTo(
            """
            1 row passing now, to be replayed
            ✗ row 2: amount is not a decimal(12,2): 'x'  3,x
            """);
    assertThat(project.leat("quarantine", "replay", "orders").exitCode()).isEqualTo(ExitCode.OK);
    assertThat(project.leat("query", "-o", "csv", "select * from amounts").out())
        .isEqualTo("order_id,amount\n2,9.00\n");
  }

  @Test
  void doesNotReplayRowsOfARunThatDidNotPublish() {
    TestProject project = TestProject.initial(folder);
    project
        .write("data/orders.csv", "order_id,amount\n1,10\n2,9\n")
        .write(
            "pipelines/orders/pipeline.yaml",
            appending(10).replace("    columns:", "    fail_above: 10%\n    columns:"));
    assertThat(project.leat("run", "orders").exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(project.leat("quarantine", "waive", "1").out()).isEqualTo("1 row waived\n");

    Output output = project.leat("quarantine", "replay", "orders");

    assertThat(output.err())
        .isEqualTo(
            "error orders has no quarantined rows to replay. Mend or waive some first; rows of a run"
                + " that did not publish cannot be replayed. [nothing-to-replay]\n");
    assertThat(output.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void saysWhichRowsThereAreNot() {
    Output output = afterRun().leat("quarantine", "discard", "99");

    assertThat(output.err())
        .isEqualTo(
            "error There is no row 99 in quarantine. leat quarantine list shows their numbers."
                + " [unknown-row]\n");
    assertThat(output.exitCode()).isEqualTo(ExitCode.INVALID);
  }

  @Test
  void discardedRowsCountAsDropped() {
    TestProject project = afterRun();
    assertThat(project.leat("quarantine", "discard", "1", "2").out())
        .isEqualTo("2 rows discarded\n");

    assertThat(project.leat("run", "orders").out())
        .contains("orders    12       8            1        2             1\n");
  }
}
