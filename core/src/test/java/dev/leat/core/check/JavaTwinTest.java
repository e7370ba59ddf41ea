package dev.leat.core.check;

import static dev.leat.api.pipeline.ChartBuilder.line;
import static dev.leat.api.pipeline.ColumnBuilder.column;
import static dev.leat.api.pipeline.SourceBuilder.files;
import static dev.leat.api.pipeline.TableBuilder.table;
import static dev.leat.api.pipeline.TargetBuilder.toFile;
import static dev.leat.api.pipeline.TargetBuilder.toTable;
import static dev.leat.api.type.DataType.Simple.BIGINT;
import static dev.leat.api.type.DataType.Simple.TIMESTAMP;
import static dev.leat.api.type.DataType.Simple.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.pipeline.Check;
import dev.leat.api.pipeline.Column.OnBadValue;
import dev.leat.api.pipeline.Parameter;
import dev.leat.api.pipeline.ParameterType;
import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.pipeline.PipelineBuilder;
import dev.leat.api.pipeline.RetryPolicy;
import dev.leat.api.pipeline.Schedule;
import dev.leat.api.type.DataType.Decimal;
import dev.leat.core.project.Connectors;
import dev.leat.core.project.LoadedPipeline;
import dev.leat.core.project.LoadedProject;
import dev.leat.core.project.PipelineLoader;
import dev.leat.core.project.ProjectLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JavaTwinTest {
  private static final Path ROOT = Path.of("src/test/resources/trades");

  @Test
  void theSameWordsInYamlAndInJavaGiveTheSamePipeline() throws IOException {
    assertThat(twin().build()).isEqualTo(yaml(Map.of()));
  }

  @Test
  void parametersAreBoundTheSameWay() throws IOException {
    Map<String, String> given = Map.of("input", "/data/other.csv");

    assertThat(twin().build(given)).isEqualTo(yaml(given));
  }

  @Test
  void anUnknownParameterIsRefused() throws IOException {
    PipelineBuilder twin = twin();

    assertThatThrownBy(() -> twin.build(Map.of("inptu", "a.csv")))
        .hasMessage("trades: There is no parameter inptu. Did you mean input? [unknown-parameter]");
  }

  @Test
  void aPipelineInJavaIsCheckedLikeOneInYaml() {
    Pipeline pipeline =
        Pipeline.named("orders")
            .source(files("orders", "orders.csv").column("order_id", BIGINT))
            .table(table("ids").sql("select ordr_id from orders"))
            .build();

    CheckResult result =
        new PipelineChecker(Parts.engine(), Parts.connectors())
            .check(LoadedPipeline.of(pipeline), project());

    assertThat(result.problems())
        .extracting(problem -> problem.toString())
        .containsExactly(
            "orders tables.ids: Cannot find column ordr_id. orders has 1 column. Did you mean order_id?"
                + " [unknown-column]");
  }

  private static LoadedProject project() {
    return new ProjectLoader(Connectors.installed()).load(ROOT, "development", Map.of(), Map.of());
  }

  private static Pipeline yaml(Map<String, String> parameters) {
    LoadedPipeline loaded =
        new PipelineLoader(ROOT).load(project().project(), "trades", parameters);
    assertThat(loaded.problems()).isEmpty();
    return loaded.pipeline();
  }

  private static PipelineBuilder twin() throws IOException {
    return Pipeline.named("trades")
        .description("Weekly volume and cash flow per client and symbol")
        .tags("trading")
        .parameter(Parameter.named("input", ParameterType.PATH).defaultsTo("data/trades.csv"))
        .schedule(Schedule.cron("0 * * * *").catchingUp(Schedule.Catchup.LAST))
        .retries(
            RetryPolicy.attempts(2)
                .after(Duration.ofSeconds(30))
                .growing(RetryPolicy.Backoff.EXPONENTIAL))
        .timeout(Duration.ofHours(1))
        .pool("PROD")
        .source(
            files("trades", "${input}")
                .column(column("timestamp", TIMESTAMP).required())
                .column(column("user_id", BIGINT).required())
                .column(column("client_type", VARCHAR).as("lower(client_type)").required())
                .column(column("symbol", VARCHAR).as("upper(symbol)").required())
                .column("side", VARCHAR)
                .column(column("quantity", new Decimal(18, 4)).onBadValue(OnBadValue.SET_NULL))
                .column(column("price", new Decimal(18, 4)).onBadValue(OnBadValue.SET_NULL))
                .expect("known_client", "client_type in ('gold', 'silver', 'bronze')"))
        .table(
            table("agg_trades_weekly")
                .sql(
                    """
                    select
                      cast(date_trunc('week', timestamp) as date) as week_start_date,
                      client_type,
                      user_id,
                      symbol,
                      sum(quantity) as total_volume,
                      sum(case when side = 'buy' then -1 else 1 end * price * quantity) as total_pnl,
                      count(*) as trade_count
                    from trades
                    group by all
                    """)
                .check(Check.unique("week_start_date", "client_type", "user_id", "symbol"))
                .to(toTable("results.agg_trades_weekly").replace()))
        .table(
            table("top_clients_volume")
                .sql(Files.readString(ROOT.resolve("pipelines/trades/top_clients_volume.sql")))
                .to(toFile("output/top_clients_volume.csv"))
                .to(toFile("output/top_clients_volume.xlsx")))
        .table(
            table("weekly_volume")
                .sql(
                    """
                    select week_start_date, client_type, sum(total_volume) as total_volume
                    from agg_trades_weekly
                    group by all
                    """))
        .chart(
            line("weekly_volume", "weekly_volume")
                .show("week_start_date", "total_volume")
                .series("client_type")
                .to("output/weekly_volume.png"));
  }
}
