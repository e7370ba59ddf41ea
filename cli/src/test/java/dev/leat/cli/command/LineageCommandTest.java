package dev.leat.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.ExitCode;
import dev.leat.cli.TestProject;
import dev.leat.cli.TestProject.Output;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageCommandTest {
  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void makeProject() {
    project = TestProject.initial(folder);
  }

  @Test
  void followsATableUpAndDownAndItsColumnsToTheSource() {
    assertThat(project.leat("lineage", "revenue_per_day").out())
        .isEqualTo(
            """
            orders.revenue_per_day (table)
            made of
              orders (source)
                data/orders.csv (input)
            goes into
              warehouse.revenue_per_day (target)
              best_days (table)
                output/best_days.csv (target)

            column   computed from                read from
            day      orders.ordered_at            ordered_at
            country  orders.country               upper(country)
            revenue  orders.amount                amount
            orders   no column, or not derivable
            """);
  }

  @Test
  void followsOneColumnThroughAllTables() {
    assertThat(project.leat("lineage", "orders.best_days", "--column", "revenue").out())
        .isEqualTo(
            """
            column   computed from  read from
            revenue  orders.amount  amount
            """);
  }

  @Test
  void listsEverything() {
    assertThat(project.leat("lineage").out())
        .isEqualTo(
            """
            pipeline  name                       kind    made of
            orders    orders                     source  data/orders.csv
            orders    revenue_per_day            table   orders
            orders    warehouse.revenue_per_day  target  revenue_per_day
            orders    best_days                  table   revenue_per_day
            orders    output/best_days.csv       target  best_days
            """);
  }

  @Test
  void printsJson() {
    assertThat(
            project
                .leat("lineage", "best_days", "--column", "revenue", "-o", "json")
                .out()
                .replaceAll("\\s+", ""))
        .contains("\"columns\":{\"revenue\":[\"orders.amount\"]}");
  }

  @Test
  void suggestsTablesAndColumns() {
    Output table = project.leat("lineage", "best_day");
    assertThat(table.err())
        .isEqualTo(
            "error There is no table or source best_day. Did you mean best_days?"
                + " [unknown-relation]\n");
    assertThat(table.exitCode()).isEqualTo(ExitCode.INVALID);

    assertThat(project.leat("lineage", "best_days", "--column", "revenu").err())
        .isEqualTo(
            "error best_days has no column revenu. Did you mean revenue? [unknown-column]\n");
  }
}
