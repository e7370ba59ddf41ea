package dev.leat.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.ExitCode;
import dev.leat.cli.TestProject;
import dev.leat.cli.TestProject.Output;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackfillCommandTest {
  private static final String ORDERS =
      """
      ordered_at,amount
      2024-03-01 10:00:00,1.00
      2024-03-01 23:59:59,2.00
      2024-03-02 00:00:00,4.00
      2024-03-04 09:00:00,8.00
      """;

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void makeProject() {
    project =
        TestProject.empty(folder)
            .write(
                "leat.yaml",
                """
                name: shop
                connections:
                  results:
                    type: sqlite
                    path: results.db
                """)
            .write(
                "pipelines/daily/pipeline.yaml",
                """
                interval: { every: day, column: ordered_at }
                sources:
                  orders:
                    files: data/orders.csv
                    columns:
                      ordered_at: { type: timestamp, required: true }
                      amount: decimal(12,2)
                tables:
                  daily:
                    sql: |
                      select cast(ordered_at as date) as day, sum(amount) as amount
                      from orders
                      group by all
                    checks:
                      - row_count: { min: 1 }
                    to:
                      table: results.daily
                      mode: replace-partitions
                      partition_by: [day]
                """)
            .write("data/orders.csv", ORDERS);
  }

  private Output backfill(String... more) {
    List<String> words =
        new ArrayList<>(List.of("backfill", "daily", "--from", "2024-03-01", "--to", "2024-03-05"));
    words.addAll(List.of(more));
    return project.leat(words.toArray(String[]::new));
  }

  private List<String> published() throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + project.path("results.db"));
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select day || ' ' || amount from daily order by day")) {
      List<String> days = new ArrayList<>();
      while (rows.next()) {
        days.add(rows.getString(1));
      }
      return days;
    }
  }

  private List<String> statuses() {
    return backfill("--dry-run")
        .out()
        .lines()
        .skip(1)
        .filter(line -> line.contains("…"))
        .map(line -> line.replaceAll("20\\d{6}-\\S+", "").strip().split("\\s{2,}"))
        .map(cells -> cells[0].substring(0, 10) + " " + cells[1] + " " + cells[2])
        .toList();
  }

  @Test
  void runsTheMissingIntervalsAndThenOnlyThoseThatFailed() throws SQLException {
    assertThat(statuses())
        .containsExactly(
            "2024-03-01 missing run",
            "2024-03-02 missing run",
            "2024-03-03 missing run",
            "2024-03-04 missing run");

    Output first = backfill();

    assertThat(first.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(first.out())
        .isEqualTo(
            "4 of 4 intervals to run: 3 published, 1 not. Run them again with --reprocess"
                + " failed.\n");
    assertThat(
            first
                .err()
                .lines()
                .filter(line -> line.matches("[✓✗] .*"))
                .map(line -> line.split(" {2}")[1]))
        .containsExactly(
            "2024-03-01 … 2024-03-02",
            "2024-03-02 … 2024-03-03",
            "2024-03-03 … 2024-03-04",
            "2024-03-04 … 2024-03-05");
    assertThat(published()).containsExactly("2024-03-01 3", "2024-03-02 4", "2024-03-04 8");
    assertThat(statuses())
        .containsExactly(
            "2024-03-01 published left",
            "2024-03-02 published left",
            "2024-03-03 failed left",
            "2024-03-04 published left");
    assertThat(backfill().out()).isEqualTo("0 of 4 intervals to run: 0 published.\n");
  }

  @Test
  void runsAgainWhatFailedAndWhoseFilesHaveChanged() throws SQLException {
    assertThat(backfill().exitCode()).isEqualTo(ExitCode.FAILED);
    project.write("data/orders.csv", ORDERS + "2024-03-03 12:00:00,16.00\n");

    assertThat(statuses())
        .containsExactly(
            "2024-03-01 restated left",
            "2024-03-02 restated left",
            "2024-03-03 failed left",
            "2024-03-04 restated left");
    Output again = backfill("--reprocess", "failed");

    assertThat(again.exitCode()).as(again.toString()).isEqualTo(ExitCode.OK);
    assertThat(published())
        .containsExactly("2024-03-01 3", "2024-03-02 4", "2024-03-03 16", "2024-03-04 8");
  }

  @Test
  void severalActiveRunsPublishTheSame() throws SQLException {
    project.write("data/orders.csv", ORDERS + "2024-03-03 12:00:00,16.00\n");

    Output output = backfill("--max-active-runs", "3", "--output", "json");

    assertThat(output.exitCode()).as(output.toString()).isEqualTo(ExitCode.OK);
    assertThat(output.out()).contains("\"status\" : \"missing\"").contains("\"runs\" : [");
    assertThat(published())
        .containsExactly("2024-03-01 3", "2024-03-02 4", "2024-03-03 16", "2024-03-04 8");
    assertThat(backfill("--reprocess", "completed", "--max-active-runs", "2").out())
        .isEqualTo("4 of 4 intervals to run: 4 published.\n");
    assertThat(published()).hasSize(4);
  }

  @Test
  void refusesWhatHasNoIntervals() {
    project.write(
        "pipelines/whole/pipeline.yaml",
        """
        sources:
          orders:
            files: data/orders.csv
            columns:
              amount: decimal(12,2)
        tables:
          all_orders:
            sql: select amount from orders
            to:
              files: output/orders.csv
        """);

    Output output = project.leat("backfill", "whole", "--from", "2024-03-01");

    assertThat(output.exitCode()).isEqualTo(ExitCode.INVALID);
    assertThat(output.err())
        .isEqualTo(
            "error whole has no interval: its runs have inputs only. Add interval: to it."
                + " [no-interval]\n");
  }

  @Test
  void refusesARangeWithoutACompleteInterval() {
    Output output =
        project.leat("backfill", "daily", "--from", "2024-03-01T06:00", "--to", "2024-03-01T18:00");

    assertThat(output.exitCode()).isEqualTo(ExitCode.INVALID);
    assertThat(output.err())
        .isEqualTo(
            "error No complete day lies between 2024-03-01T06:00 and 2024-03-01T18:00 (UTC). Choose"
                + " an earlier --from or a later --to. [empty-range]\n");
    assertThat(project.leat("backfill", "daily", "--from", "yesterday").err())
        .isEqualTo(
            "error Invalid value for option '--from': 'yesterday' is not a moment such as"
                + " 2026-01-31 or 2026-01-31T06:00. See leat backfill --help.\n");
  }
}
