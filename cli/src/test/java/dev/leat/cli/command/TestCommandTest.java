package dev.leat.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.ExitCode;
import dev.leat.cli.TestProject;
import dev.leat.cli.TestProject.Output;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void makeProject() {
    project = TestProject.initial(folder);
  }

  @Test
  void passesWhatComesOutAsExpected() {
    Output output = project.leat("test");

    assertThat(withoutTimes(output.out()))
        .isEqualTo(
            """
            ✓ orders/revenue  two orders of one day are added up, a refund goes to quarantine (T)
            passed: 1 test
            """);
    assertThat(output.exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  void showsMissingAndUnexpectedRowsSideBySide() {
    project.write(
        "pipelines/orders/tests/revenue.yaml",
        """
        inputs:
          orders: |
            order_id,ordered_at,country,amount
            1,2026-01-05 10:00:00,de,10.00
            2,2026-01-06 10:00:00,fr,7.00
        expected:
          revenue_per_day:
            rows: |
              day,country,revenue
              2026-01-05,DE,10.50
              2026-01-06,FR,7
        """);

    Output output = project.leat("test", "orders");

    assertThat(withoutTimes(output.out()))
        .isEqualTo(
            """
            ✗ orders/revenue (T)
                revenue_per_day: 1 of 2 expected rows missing, 1 of 2 rows unexpected
                  row         day         country  revenue
                  missing     2026-01-05  DE         10.50
                  unexpected  2026-01-05  DE         10.00
            failed: 1 of 1 test
            """);
    assertThat(output.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void exactAllowsNoOtherRowsAndSubsetDoes() {
    String test =
        """
        inputs:
          orders: |
            order_id,ordered_at,country,amount
            1,2026-01-05 10:00:00,de,10.00
            2,2026-01-06 10:00:00,fr,7.00
        expected:
          revenue_per_day:
            match: %s
            rows:
              - day: 2026-01-06
                revenue: 7.0
        """;
    project.write("pipelines/orders/tests/revenue.yaml", test.formatted("exact"));
    assertThat(project.leat("test").exitCode()).isEqualTo(ExitCode.FAILED);

    project.write("pipelines/orders/tests/revenue.yaml", test.formatted("subset"));
    assertThat(project.leat("test").exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  void comparesHowOftenARowOccurs() {
    project.write(
        "pipelines/orders/tests/revenue.yaml",
        """
        inputs:
          orders: |
            order_id,ordered_at,country,amount
            1,2026-01-05 10:00:00,de,10.00
        expected:
          revenue_per_day:
            match: subset
            rows: |
              country
              DE
              DE
        """);

    assertThat(project.leat("test").out())
        .contains("revenue_per_day: 1 of 2 expected rows missing, 0 of 1 rows unexpected");
  }

  @Test
  void freezesTheTimeOfTheRun() {
    project.write(
        "pipelines/orders/pipeline.yaml",
        """
        sources:
          orders:
            files: data/orders.csv
            columns:
              order_id: bigint
        tables:
          stamped:
            sql: select order_id, ${run.time} as loaded_at from orders
        """);
    project.write(
        "pipelines/orders/tests/revenue.yaml",
        """
        clock: 2026-02-03T04:05:06Z
        inputs:
          orders:
            - order_id: 7
        expected:
          stamped:
            rows: |
              order_id,loaded_at
              7,2026-02-03 04:05:06
        """);

    assertThat(project.leat("test").out()).contains("passed: 1 test");
  }

  @Test
  void countsWhatGoesToQuarantineAndLeavesColumnsOutEmpty() {
    project.write(
        "pipelines/orders/tests/revenue.yaml",
        """
        inputs:
          orders: |
            order_id,ordered_at,amount
            1,2026-01-05 10:00:00,10.00
            2,2026-01-05 10:00:00,-1
        expected:
          orders:
            quarantined: 3
            reasons:
              country is null: 2
        """);

    Output output = project.leat("test");

    assertThat(output.out())
        .contains("    orders: quarantined is 2, expected 3\n")
        .contains("    orders: reason \"amount_is_positive\" is 1, expected 0\n")
        .doesNotContain("country is null");
    assertThat(output.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void failsWhenACheckDoes() {
    project.write(
        "pipelines/orders/pipeline.yaml",
        """
        sources:
          orders:
            files: data/orders.csv
            columns:
              order_id: bigint
        tables:
          ids:
            sql: select order_id from orders
            checks:
              - unique: [order_id]
        """);
    project.write(
        "pipelines/orders/tests/revenue.yaml",
        """
        inputs:
          orders: |
            order_id
            7
            7
        expected:
          ids:
            match: subset
            rows: |
              order_id
              7
        """);

    assertThat(project.leat("test").out())
        .contains("    check failed: ids: 1 value of order_id occur more than once: (7, 2).\n");
  }

  @Test
  void namesEveryUnknownSourceTableColumnAndKeyWithItsPlace() {
    project.write(
        "pipelines/orders/tests/revenue.yaml",
        """
        inptus: {}
        inputs:
          order: |
            order_id
            1
          orders: |
            order_id,contry
            1,de
        expected:
          revenue_per_days:
            rows: []
          best_days:
            rows: |
              day,revenu
              2026-01-05,1
          revenue_per_day:
            rows: |
              day,revenue
              yesterday,1
        """);

    Output output = project.leat("test");

    assertThat(output.err())
        .isEqualTo(
            """
            error pipelines/orders/tests/revenue.yaml:1:1: Unknown key inptus in the test. Did you mean inputs? [unknown-key]
            error pipelines/orders/tests/revenue.yaml:3:10 inputs: orders has no source order. Did you mean orders? [unknown-relation]
            error pipelines/orders/tests/revenue.yaml:7:14 inputs.orders: orders reads no field contry. Did you mean country? [unknown-column]
            error pipelines/orders/tests/revenue.yaml:10:3 expected: orders has no table or source revenue_per_days. Did you mean revenue_per_day? [unknown-relation]
            error pipelines/orders/tests/revenue.yaml:14:11 expected.best_days: best_days has no column revenu. Did you mean revenue? [unknown-column]
            error pipelines/orders/tests/revenue.yaml:19:7 expected.revenue_per_day: "yesterday" cannot be a value of day, which is date. [bad-expected-value]
            invalid: 6 errors
            """);
    assertThat(output.exitCode()).isEqualTo(ExitCode.INVALID);
  }

  @Test
  void touchesNeitherStoreNorTargets() {
    assertThat(project.leat("test").exitCode()).isEqualTo(ExitCode.OK);

    assertThat(project.path(".leat")).doesNotExist();
    assertThat(project.path("warehouse.duckdb")).doesNotExist();
  }

  @Test
  void printsOneJsonDocument() {
    Output output = project.leat("test", "-o", "json");

    assertThat(output.out()).contains("\"passed\" : 1,").contains("\"test\" : \"revenue\",");
  }

  @Test
  void suggestsTheNearestTest() {
    Output output = project.leat("test", "--test", "revenu");

    assertThat(output.err())
        .isEqualTo("error There is no test revenu. Did you mean revenue? [unknown-test]\n");
    assertThat(output.exitCode()).isEqualTo(ExitCode.INVALID);
  }

  private static String withoutTimes(String text) {
    return text.replaceAll("\\([0-9.]+ m?s\\)", "(T)");
  }
}
