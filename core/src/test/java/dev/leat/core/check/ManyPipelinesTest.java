package dev.leat.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.project.LoadedProject;
import dev.leat.core.project.PipelineLoader;
import dev.leat.core.project.ProjectLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyPipelinesTest {
  private static final int PIPELINES = 250;
  private static final String SOURCE =
      """
      schedule:
        cron: "0 6 * * *"
      sources:
        orders:
          files: data/orders.csv
          columns:
            order_id: { type: bigint, required: true }
            status:
              type: varchar
              as: lower(status)
            amount: decimal(18,2)
          expect:
            positive: amount > 0
      tables:
        t0:
          sql: select order_id, status, amount from orders
      """;

  @TempDir Path root;

  @Test
  void checksAThousandTablesAndFindsTheOneMistake() throws IOException {
    Files.writeString(root.resolve("leat.yaml"), "name: many\n");
    for (int i = 0; i < PIPELINES; i++) {
      Path folder = Files.createDirectories(root.resolve("pipelines/p%03d".formatted(i)));
      StringBuilder text = new StringBuilder(SOURCE);
      for (int t = 1; t < 4; t++) {
        String column = i == 137 && t == 3 ? "amuont" : "amount";
        text.append(
            """
              t%d:
                sql: |
                  select status, order_id, sum(%s) as amount
                  from t%d
                  group by all
                to:
                  files: output/p%d-t%d.csv
            """
                .formatted(t, column, t - 1, i, t));
      }
      Files.writeString(folder.resolve("pipeline.yaml"), text);
    }
    long begun = System.nanoTime();

    LoadedProject project =
        new ProjectLoader(Parts.connectors()).load(root, "development", Map.of(), Map.of());
    ProjectCheck check =
        new ProjectChecker(
                new PipelineLoader(root),
                new PipelineChecker(Parts.engine(), Parts.connectors()),
                2)
            .check(project);

    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    System.out.println("checked " + PIPELINES * 4 + " tables in " + took.toMillis() + " ms");
    assertThat(check.problems())
        .extracting(problem -> problem.toString())
        .containsExactly(
            "pipelines/p137/pipeline.yaml:33:36 tables.t3: Cannot find column amuont."
                + " t2 has 3 columns. Did you mean amount? [unknown-column]");
    // The bound is wide: this runs beside other work. The benchmark measures the whole process.
    assertThat(took).isLessThan(Duration.ofSeconds(60));
  }
}
