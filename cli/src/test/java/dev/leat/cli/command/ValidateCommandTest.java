package dev.leat.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.ExitCode;
import dev.leat.cli.TestProject;
import dev.leat.cli.TestProject.Output;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void makeProject() {
    project = TestProject.initial(folder);
  }

  @Test
  void saysWhatItDidNotCheck() {
    assertThat(project.leat("validate").out())
        .isEqualTo("valid: 1 pipeline, 2 tables (not checked: connections, data)\n");
    assertThat(project.leat("validate", "--connect").out())
        .isEqualTo("valid: 1 pipeline, 2 tables (not checked: data)\n");
    assertThat(project.path("warehouse.duckdb")).doesNotExist();
  }

  @Test
  void findsATargetOfAnotherShape() {
    assertThat(project.leat("run", "orders").exitCode()).isEqualTo(ExitCode.OK);
    assertThat(project.leat("validate", "--connect").exitCode()).isEqualTo(ExitCode.OK);
    project.write(
        "pipelines/orders/pipeline.yaml",
        project
            .read("pipelines/orders/pipeline.yaml")
            .replace("count(*) as orders", "count(*) as number_of_orders"));

    Output output = project.leat("validate", "--connect");

    assertThat(output.err())
        .contains(
            "tables.revenue_per_day: warehouse.revenue_per_day has another shape: it lacks"
                + " number_of_orders; only it has orders. Change the query or the table, or say"
                + " schema: evolve. [other-shape]\n");
    assertThat(output.exitCode()).isEqualTo(ExitCode.INVALID);
  }

  @Test
  void saysWhichConnectionDoesNotAnswer() {
    project.write("warehouse.duckdb", "this is text, not a database, and long enough to be read");

    Output output = project.leat("validate", "--connect");

    assertThat(output.err()).contains("connections.warehouse: ");
    assertThat(output.exitCode()).isEqualTo(ExitCode.INVALID);
  }

  @Test
  void readsTheFirstRecordsOfASource() {
    Output output = project.leat("validate", "--sample", "8");

    assertThat(output.out())
        .isEqualTo(
            """
            sampled  read  passed  quarantined  dropped  deduplicated
            orders      8       6            1        0             1

            sampled  column      missing  bad  rounded
            orders   ordered_at        1    1        0

            orders: data/orders.csv:8 ordered_at is not a timestamp: 'not a date'
            valid: 1 pipeline, 2 tables (not checked: connections)
            """);
    assertThat(output.exitCode()).isEqualTo(ExitCode.OK);
    assertThat(project.path(".leat")).doesNotExist();
  }

  @Test
  void findsMissingColumnsInASample() {
    project.write("data/orders.csv", "order_id,country,amount\n1,de,2\n");

    Output output = project.leat("validate", "--sample", "8");

    assertThat(output.err()).contains("pipelines/orders/pipeline.yaml:6:3").contains("ordered_at");
    assertThat(output.exitCode()).isEqualTo(ExitCode.INVALID);
  }
}
