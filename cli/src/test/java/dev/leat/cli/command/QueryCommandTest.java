package dev.leat.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.ExitCode;
import dev.leat.cli.TestProject;
import dev.leat.cli.TestProject.Output;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryCommandTest {
  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void makeProject() {
    project = TestProject.initial(folder);
  }

  @Test
  void readsLastResultsSourcesAndQuarantine() {
    assertThat(project.leat("run", "orders").exitCode()).isEqualTo(ExitCode.OK);

    assertThat(project.leat("query", "select * from best_days").out())
        .isEqualTo(
            """
            day         country  revenue
            2026-03-04  DE        349.00
            2026-03-03  FR        210.00
            2026-03-02  DE        147.90
            """);
    assertThat(project.leat("query", "-o", "csv", "select sum(amount) as s from orders").out())
        .isEqualTo("s\n1031.44\n");
    assertThat(
            project
                .leat(
                    "query",
                    "-o",
                    "csv",
                    "select record, line, text, reasons, state from quarantine where record > 8"
                        + " order by record")
                .out())
        .isEqualTo(
            """
            record,line,text,reasons,state
            9,10,"1008,2026-03-04 13:45:12,it,-20.00",amount_is_positive,open
            10,11,"1009,2026-03-04 16:30:00,,55.00",country is null,open
            """);
  }

  @Test
  void printsJsonWithExactDecimalsAndNulls() {
    Output output =
        project.leat(
            "query",
            "-o",
            "json",
            "select cast(0.10 as decimal(18,4)) as d, 9007199254740993 as big, null as n, 'a' as t");

    assertThat(output.out())
        .isEqualTo(
            """
            [
              {"d":0.1000,"big":9007199254740993,"n":null,"t":"a"}
            ]
            """);
  }

  @Test
  void quotesCsvOnlyWhereNeeded() {
    Output output =
        project.leat(
            "query", "-o", "csv", "select 'a,b' as x, 'say \"hi\"' as y, '' as e, null as n");

    assertThat(output.out()).isEqualTo("x,y,e,n\n\"a,b\",\"say \"\"hi\"\"\",\"\",\n");
  }

  @Test
  void saysWhenTextIsCut() {
    Output output =
        project.leat(
            "query", "--limit", "1", "select repeat('x', 70) as long from range(3) as r(i)");

    assertThat(output.out())
        .isEqualTo(
            "long\n"
                + "x".repeat(59)
                + "…\n"
                + "… more rows; --limit N shows more, --output csv all of them\n"
                + "… long values are cut; --output csv or json shows them whole\n");
  }

  @Test
  void tellsApartWhatTwoPipelinesCallTheSame() {
    project.write(
        "pipelines/orders-copy/pipeline.yaml", project.read("pipelines/orders/pipeline.yaml"));

    Output ambiguous = project.leat("query", "select count(*) as n from orders");
    assertThat(ambiguous.err())
        .isEqualTo(
            "error orders is in 2 pipelines. Write orders.orders or \"orders-copy\".orders, or"
                + " choose a pipeline with -p. [ambiguous-relation]\n");
    assertThat(
            project
                .leat("query", "-o", "csv", "select count(*) as n from \"orders-copy\".orders")
                .out())
        .isEqualTo("n\n8\n");
    assertThat(
            project
                .leat("query", "-o", "csv", "-p", "orders", "select count(*) as n from orders")
                .out())
        .isEqualTo("n\n8\n");
  }

  @Test
  void saysWhichTableWasMeantAndWhatHasNoResultYet() {
    Output unknown = project.leat("query", "select * from bestdays");
    assertThat(unknown.err())
        .isEqualTo(
            "error There is no source or table bestdays. Did you mean best_days?"
                + " [unknown-relation]\n");
    assertThat(unknown.exitCode()).isEqualTo(ExitCode.INVALID);

    Output absent = project.leat("query", "select * from best_days");
    assertThat(absent.err())
        .isEqualTo(
            "error orders.best_days has no result yet. Make one: leat run orders [no-result]\n");
    assertThat(absent.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void doesNotReadWhatIsOnlyMentionedInTextsAndComments() {
    Output output =
        project.leat("query", "-o", "csv", "select 'from best_days' as t -- from best_days");

    assertThat(output.out()).isEqualTo("t\nfrom best_days\n");
  }
}
