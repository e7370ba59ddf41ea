package dev.leat.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.pipeline.Argument;
import dev.leat.api.pipeline.ColumnBuilder;
import dev.leat.api.pipeline.Parameter;
import dev.leat.api.pipeline.ParameterType;
import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.pipeline.SourceBuilder;
import dev.leat.api.pipeline.TableBuilder;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Schema;
import dev.leat.core.project.LoadedPipeline;
import dev.leat.core.project.LoadedProject;
import dev.leat.core.project.ProjectLoader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenderingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "STRING | it's; drop table t -- | 'it''s; drop table t --'",
        "PATH | a b.csv | 'a b.csv'",
        "INTEGER | -5 | (-5)",
        "DECIMAL | 1.50 | 1.50",
        "BOOLEAN | true | true",
        "DATE | 2024-01-31 | date '2024-01-31'",
        "TIMESTAMP | 2024-01-31T12:00 | timestamp '2024-01-31 12:00'",
        "DURATION | PT1H30M | interval '5400 seconds'",
      })
  void aParameterBecomesATypedLiteral(ParameterType type, String value, String literal) {
    RenderedSql rendered =
        RenderedSql.of("select ${p} as x", Map.of("p", new Argument(type, value)));

    assertThat(rendered.text()).isEqualTo("select " + literal + " as x");
  }

  @Test
  void positionsAfterALiteralAreThoseOfTheUsersText() {
    String written = "select ${p}, $${q}, missing from t";
    RenderedSql rendered =
        RenderedSql.of(written, Map.of("p", new Argument(ParameterType.STRING, "long text here")));

    assertThat(rendered.text()).isEqualTo("select 'long text here', ${q}, missing from t");
    assertThat(rendered.origin(rendered.text().indexOf("missing")))
        .isEqualTo(written.indexOf("missing"));
    assertThat(rendered.origin(rendered.text().indexOf("text"))).isEqualTo(written.indexOf("${p}"));
    assertThat(rendered.origin(-1)).isEqualTo(-1);
  }

  @Test
  void factsOfTheRunAreCallsThatHaveTypes() {
    Pipeline pipeline =
        Pipeline.named("stamped")
            .parameter(Parameter.named("p", ParameterType.STRING).defaultsTo("x"))
            .source(
                SourceBuilder.files("orders", "orders.csv")
                    .column(
                        ColumnBuilder.column("status", DataType.Simple.VARCHAR)
                            .as("coalesce(lower(state), ${p})"))
                    .expect("open", "status <> ${p}"))
            .table(
                TableBuilder.table("stamped")
                    .sql("select status, ${run.time} as at, ${run.id} as run from orders"))
            .build();

    CheckedPipeline checked = check(pipeline);

    CheckedTable table = checked.table("stamped").orElseThrow();
    assertThat(table.schema())
        .extracting(Schema::toString)
        .isEqualTo("Schema[fields=[status varchar, at timestamp, run varchar]]");
    assertThat(table.sql()).contains("leat_run_time()").contains("leat_run_id()");
    assertThat(table.inputs()).containsExactly("orders");
    var source = checked.source("orders").orElseThrow().source();
    assertThat(source.columns().getFirst().as()).isEqualTo("COALESCE(lower(state), 'x')");
    assertThat(source.expectations().getFirst().condition()).isEqualTo("(status != 'x')");
  }

  private static CheckedPipeline check(Pipeline pipeline) {
    LoadedProject project =
        new ProjectLoader(Parts.connectors())
            .load(Path.of("src/test/resources/trades"), "development", Map.of(), Map.of());
    return new PipelineChecker(Parts.engine(), Parts.connectors())
        .check(LoadedPipeline.of(pipeline), project)
        .orThrow();
  }
}
