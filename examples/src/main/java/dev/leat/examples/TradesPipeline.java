package dev.leat.examples;

import static dev.leat.api.pipeline.ChartBuilder.bar;
import static dev.leat.api.pipeline.ChartBuilder.histogram;
import static dev.leat.api.pipeline.ChartBuilder.line;
import static dev.leat.api.pipeline.ColumnBuilder.column;
import static dev.leat.api.pipeline.SourceBuilder.files;
import static dev.leat.api.pipeline.TableBuilder.table;
import static dev.leat.api.pipeline.TargetBuilder.toFile;
import static dev.leat.api.pipeline.TargetBuilder.toTable;
import static dev.leat.api.type.DataType.Simple.BIGINT;
import static dev.leat.api.type.DataType.Simple.TIMESTAMP;
import static dev.leat.api.type.DataType.Simple.VARCHAR;

import dev.leat.api.pipeline.ChartBuilder;
import dev.leat.api.pipeline.Check;
import dev.leat.api.pipeline.Column.OnBadValue;
import dev.leat.api.pipeline.Expectation;
import dev.leat.api.pipeline.Parameter;
import dev.leat.api.pipeline.ParameterType;
import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.pipeline.PipelineBuilder;
import dev.leat.api.pipeline.RetryPolicy;
import dev.leat.api.pipeline.Schedule;
import dev.leat.api.pipeline.SourceBuilder;
import dev.leat.api.pipeline.TableBuilder;
import dev.leat.api.type.DataType;
import dev.leat.api.type.DataType.Decimal;
import java.time.Duration;

/** The pipeline {@code trades}, in Java: equal to {@code pipelines/trades/pipeline.yaml}. */
public final class TradesPipeline {
  private static final DataType AMOUNT = new Decimal(18, 4);

  private TradesPipeline() {}

  /** The pipeline before its parameters are bound. */
  public static PipelineBuilder builder() {
    return Pipeline.named("trades")
        .description("Weekly volume and cash flow per client and symbol")
        .tags("trading")
        .parameter(Parameter.named("input", ParameterType.PATH).defaultsTo("data/trades.csv"))
        .parameter(
            Parameter.named("volume", ParameterType.STRING)
                .defaultsTo("quantity")
                .describedAs(
                    "what volume means, quantity (units traded) or notional (quantity times"
                        + " price)"))
        .schedule(Schedule.cron("0 * * * *").catchingUp(Schedule.Catchup.LAST))
        .retries(
            RetryPolicy.attempts(2)
                .after(Duration.ofSeconds(30))
                .growing(RetryPolicy.Backoff.EXPONENTIAL))
        .timeout(Duration.ofHours(1))
        .pool("PROD")
        .source(trades())
        .table(weekly())
        .table(topClients("volume"))
        .table(topClients("pnl"))
        .table(weeklyVolume())
        .table(tradesPerSymbol())
        .chart(volumeChart())
        .chart(pnlChart())
        .chart(symbolChart());
  }

  private static SourceBuilder trades() {
    return files("trades", "${input}")
        .column(column("timestamp", TIMESTAMP).required())
        .column(column("user_id", BIGINT).required())
        .column(column("client_type", VARCHAR).as("lower(client_type)").required())
        .column(column("symbol", VARCHAR).as("upper(symbol)").required())
        .column(column("side", VARCHAR).as("lower(side)"))
        .column(column("quantity", AMOUNT).onBadValue(OnBadValue.SET_NULL))
        .column(column("price", AMOUNT).onBadValue(OnBadValue.SET_NULL))
        .expect("known_client", "client_type in ('gold', 'silver', 'bronze')")
        .expect("known_side", "side in ('buy', 'sell')", Expectation.Action.WARN);
  }

  private static TableBuilder weekly() {
    return table("agg_trades_weekly")
        .sql(
            """
            -- One row per week (from Monday), client and symbol.
            -- Sums have four decimal places, rounded once per group.
            select
              cast(date_trunc('week', timestamp) as date) as week_start_date,
              client_type,
              user_id,
              symbol,
              cast(
                coalesce(
                  sum(
                    case ${volume}
                      when 'quantity' then quantity
                      when 'notional' then price * quantity
                    end),
                  0) as decimal(18,4)) as total_volume,
              -- Buying costs, selling brings in; a side that is neither adds nothing.
              cast(
                coalesce(
                  sum(
                    case side
                      when 'buy' then -(price * quantity)
                      when 'sell' then price * quantity
                    end),
                  0) as decimal(18,4)) as total_pnl,
              count(*) as trade_count
            from trades
            group by all
            """)
        .check(Check.unique("week_start_date", "client_type", "user_id", "symbol"))
        .check(Check.notNull("total_volume", "total_pnl"))
        .check(
            Check.sql(
                "volume is quantity or notional",
                "select ${volume} as volume where ${volume} not in ('quantity', 'notional')"))
        .to(toTable("results.agg_trades_weekly").replace());
  }

  private static TableBuilder topClients(String by) {
    String name = "top_clients_" + by;
    return table(name)
        .sql(
            """
            -- Equal values are ordered by user_id, so that the report does not change from run to run.
            select
              user_id,
              cast(sum(total_volume) as decimal(18,4)) as total_volume,
              cast(sum(total_pnl) as decimal(18,4)) as total_pnl,
              cast(sum(trade_count) as bigint) as trade_count
            from agg_trades_weekly
            where client_type = 'bronze'
            group by user_id
            order by total_<by> desc, user_id
            limit 3
            """
                .replace("<by>", by))
        .to(toFile("output/" + name + ".csv"))
        .to(toFile("output/" + name + ".xlsx"))
        .to(toFile("output/runs/${run.id}/" + name + ".csv"));
  }

  private static TableBuilder weeklyVolume() {
    return table("weekly_volume")
        .sql(
            """
            select
              week_start_date,
              client_type,
              sum(total_volume) as total_volume
            from agg_trades_weekly
            group by all
            order by week_start_date, client_type
            """);
  }

  private static TableBuilder tradesPerSymbol() {
    return table("trades_per_symbol")
        .sql(
            """
            select
              symbol,
              cast(sum(trade_count) as bigint) as trade_count
            from agg_trades_weekly
            group by all
            order by symbol
            """);
  }

  private static ChartBuilder volumeChart() {
    return line("weekly_volume", "weekly_volume")
        .show("week_start_date", "total_volume")
        .series("client_type")
        .title("Weekly volume per client type")
        .xLabel("Week beginning")
        .yLabel("Volume (${volume})")
        .to("output/weekly_volume.png");
  }

  private static ChartBuilder pnlChart() {
    return histogram("pnl_distribution", "agg_trades_weekly", "total_pnl")
        .series("client_type")
        .title("Weekly cash flow per client and symbol")
        .xLabel("Cash flow (price × quantity, bought − / sold +)")
        .yLabel("Client weeks")
        .to("output/pnl_distribution.png");
  }

  private static ChartBuilder symbolChart() {
    return bar("trades_per_symbol", "trades_per_symbol")
        .show("symbol", "trade_count")
        .title("Trades per symbol")
        .xLabel("Symbol")
        .yLabel("Trades")
        .to("output/trades_per_symbol.png");
  }
}
