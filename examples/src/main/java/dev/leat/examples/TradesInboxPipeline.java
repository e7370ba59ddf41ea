package dev.leat.examples;

import static dev.leat.api.pipeline.ColumnBuilder.column;
import static dev.leat.api.pipeline.SourceBuilder.files;
import static dev.leat.api.pipeline.TableBuilder.table;
import static dev.leat.api.pipeline.TargetBuilder.toTable;
import static dev.leat.api.type.DataType.Simple.BIGINT;
import static dev.leat.api.type.DataType.Simple.TIMESTAMP;
import static dev.leat.api.type.DataType.Simple.VARCHAR;

import dev.leat.api.pipeline.Check;
import dev.leat.api.pipeline.Column.OnBadValue;
import dev.leat.api.pipeline.Expectation;
import dev.leat.api.pipeline.Parameter;
import dev.leat.api.pipeline.ParameterType;
import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.pipeline.PipelineBuilder;
import dev.leat.api.type.DataType;
import dev.leat.api.type.DataType.Decimal;

/**
 * The pipeline {@code trades-inbox}, in Java: equal to {@code
 * pipelines/trades-inbox/pipeline.yaml}.
 */
public final class TradesInboxPipeline {
  private static final DataType AMOUNT = new Decimal(18, 4);
  private static final String[] KEY = {"week_start_date", "client_type", "user_id", "symbol"};

  private TradesInboxPipeline() {}

  /** The pipeline before its parameters are bound. */
  public static PipelineBuilder builder() {
    return Pipeline.named("trades-inbox")
        .description("Adds each trades file that arrives in inbox/ to the weekly sums, once")
        .tags("trading")
        .parameter(Parameter.named("input", ParameterType.PATH).defaultsTo("inbox/trades*.csv"))
        .source(
            files("trades", "${input}")
                .incrementalFiles()
                .archive("inbox/published")
                .column(column("timestamp", TIMESTAMP).required())
                .column(column("user_id", BIGINT).required())
                .column(column("client_type", VARCHAR).as("lower(client_type)").required())
                .column(column("symbol", VARCHAR).as("upper(symbol)").required())
                .column(column("side", VARCHAR).as("lower(side)"))
                .column(column("quantity", AMOUNT).onBadValue(OnBadValue.SET_NULL))
                .column(column("price", AMOUNT).onBadValue(OnBadValue.SET_NULL))
                .expect("known_client", "client_type in ('gold', 'silver', 'bronze')")
                .expect("known_side", "side in ('buy', 'sell')", Expectation.Action.WARN))
        .table(
            table("agg_trades_weekly_inbox")
                .sql(
                    """
                    select
                      cast(date_trunc('week', timestamp) as date) as week_start_date,
                      client_type,
                      user_id,
                      symbol,
                      cast(coalesce(sum(quantity), 0) as decimal(18,4)) as total_volume,
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
                .check(Check.unique(KEY))
                .to(
                    toTable("results.agg_trades_weekly_inbox")
                        .merge(KEY)
                        .adding("total_volume", "total_pnl", "trade_count")));
  }
}
