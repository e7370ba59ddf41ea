package dev.leat.examples;

import static dev.leat.api.pipeline.ColumnBuilder.column;
import static dev.leat.api.pipeline.SourceBuilder.files;
import static dev.leat.api.pipeline.SourceBuilder.previous;
import static dev.leat.api.pipeline.TableBuilder.table;
import static dev.leat.api.pipeline.TargetBuilder.toTable;
import static dev.leat.api.type.DataType.Simple.BIGINT;
import static dev.leat.api.type.DataType.Simple.TIMESTAMP;
import static dev.leat.api.type.DataType.Simple.VARCHAR;

import dev.leat.api.pipeline.Check;
import dev.leat.api.pipeline.ColumnBuilder;
import dev.leat.api.pipeline.Deduplication;
import dev.leat.api.pipeline.FileFormat;
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
import java.util.stream.Stream;

/**
 * The pipeline {@code market-data}, in Java: equal to {@code pipelines/market-data/pipeline.yaml}.
 */
public final class MarketDataPipeline {
  private static final DataType PRICE = new Decimal(20, 8);
  private static final String[] KEY = {"symbol", "timestamp"};

  private MarketDataPipeline() {}

  /** The pipeline before its parameters are bound. */
  public static PipelineBuilder builder() {
    return Pipeline.named("market-data")
        .description(
            "Prices and indicators of the market, validated, enriched, and searched for anomalies")
        .tags("market")
        .parameter(
            Parameter.named("prices", ParameterType.PATH)
                .defaultsTo("data/market/price_data/*.json*"))
        .parameter(
            Parameter.named("indicators", ParameterType.PATH)
                .defaultsTo("data/market/technical_indicators/*.json*"))
        .parameter(
            Parameter.named("symbol_pattern", ParameterType.STRING)
                .defaultsTo("^[A-Z]{1,5}$")
                .describedAs(
                    "what a symbol looks like; ^[A-Z]{2,10}(-[A-Z]{3,4})?$ also takes pairs such as BTC-USD"))
        .parameter(
            Parameter.named("anomaly_threshold", ParameterType.STRING)
                .defaultsTo("trailing")
                .describedAs(
                    "batch (95th percentile of the rows of this run) or trailing (of the 30 days before it, too)"))
        .parameter(
            Parameter.named("error_threshold", ParameterType.STRING)
                .defaultsTo("10%")
                .describedAs("the share of rejected rows above which nothing is published"))
        .schedule(Schedule.cron("*/5 * * * *").catchingUp(Schedule.Catchup.LAST))
        .retries(
            RetryPolicy.attempts(4)
                .after(Duration.ofSeconds(5))
                .growing(RetryPolicy.Backoff.EXPONENTIAL))
        .timeout(Duration.ofMinutes(5))
        .source(prices())
        .source(indicators())
        .source(previous("earlier_prices", "price_data", Duration.ofDays(30), "timestamp"))
        .table(priceData())
        .table(technicalIndicators())
        .table(priceThresholds())
        .table(anomalies());
  }

  private static SourceBuilder prices() {
    SourceBuilder prices = objects("prices");
    for (String price : new String[] {"open", "high", "low", "close"}) {
      prices.column(column(price, PRICE).required());
    }
    prices.column(column("volume", BIGINT).required()).column(column("source", VARCHAR));
    expectKnown(prices);
    for (String price : new String[] {"open", "high", "low", "close"}) {
      prices.expect(price + "_in_bounds", price + " between 0.01 and 1000000");
    }
    return prices
        .expect("open_within_low_and_high", "open between low and high")
        .expect("close_within_low_and_high", "close between low and high")
        .expect("volume_not_negative", "volume >= 0");
  }

  private static SourceBuilder indicators() {
    SourceBuilder indicators = objects("indicators");
    Stream.of("rsi", "macd").map(MarketDataPipeline::required).forEach(indicators::column);
    indicators
        .column(column("macd_signal", PRICE))
        .column(column("macd_histogram", PRICE))
        .column(required("sma_20"))
        .column(required("sma_50"));
    expectKnown(indicators);
    return indicators
        .expect("rsi_in_bounds", "rsi between 0 and 100")
        .expect("sma_20_positive", "sma_20 > 0")
        .expect("sma_50_positive", "sma_50 > 0");
  }

  private static ColumnBuilder required(String name) {
    return column(name, PRICE).required();
  }

  private static SourceBuilder objects(String name) {
    return files(name, "${" + name + "}")
        .format(FileFormat.Json.DEFAULT)
        .incrementalFiles()
        .column(column("symbol", VARCHAR).as("upper(trim(symbol))").required())
        .column(column("timestamp", TIMESTAMP).required())
        .deduplicate(Deduplication.by(KEY))
        .failAbove("${error_threshold}");
  }

  private static void expectKnown(SourceBuilder source) {
    source
        .expect("symbol_pattern", "regexp_matches(symbol, ${symbol_pattern})")
        .expect("not_in_the_future", "timestamp <= ${run.time} + interval 1 day");
  }

  private static TableBuilder priceData() {
    return table("price_data")
        .sql(
            """
            -- Prices as they came, and what follows from each row alone.
            select
              symbol,
              timestamp,
              open as open_price,
              high as high_price,
              low as low_price,
              close as close_price,
              volume,
              source,
              cast(close - open as decimal(20,8)) as price_change,
              cast(100 * (close - open) / open as decimal(20,8)) as price_change_percent,
              cast(high - low as decimal(20,8)) as price_range,
              cast(100 * (high - low) / open as decimal(20,8)) as price_range_percent,
              cast((high + low + close) / 3 as decimal(20,8)) as typical_price,
              ${run.time} as processed_at
            from prices
            """)
        .check(Check.unique(KEY))
        .to(toTable("market.market_data.price_data").merge(KEY));
  }

  private static TableBuilder technicalIndicators() {
    return table("technical_indicators")
        .sql(
            """
            select
              symbol,
              timestamp,
              cast(rsi as decimal(5,2)) as rsi,
              macd,
              macd_signal,
              macd_histogram,
              sma_20,
              sma_50,
              case when rsi < 30 then 'oversold' when rsi > 70 then 'overbought' else 'neutral' end as rsi_signal,
              case when macd_histogram > 0 then 'bullish' else 'bearish' end as macd_signal_type,
              case when sma_20 > sma_50 then 'bullish' else 'bearish' end as sma_trend
            from indicators
            """)
        .check(Check.unique(KEY))
        .to(toTable("market.analytics.technical_indicators").merge(KEY));
  }

  private static TableBuilder priceThresholds() {
    return table("price_thresholds")
        .sql(
            """
            -- Per symbol the change of price that only one row in twenty exceeds, interpolated between rows. A symbol with a single row
            -- has no threshold.
            with
              considered as (
                select symbol, timestamp, price_change_percent
                from price_data
                union all
                -- A row that this run brings again counts once.
                select e.symbol, e.timestamp, e.price_change_percent
                from earlier_prices as e
                anti join price_data as p on e.symbol = p.symbol and e.timestamp = p.timestamp
                where ${anomaly_threshold} = 'trailing'
              )
            select
              symbol,
              cast(quantile_cont(abs(price_change_percent), 0.95) as decimal(20,8)) as threshold
            from considered
            group by symbol
            having count(*) >= 2
            """)
        .check(
            Check.sql(
                "anomaly_threshold is batch or trailing",
                "select ${anomaly_threshold} as threshold where ${anomaly_threshold} not in"
                    + " ('batch', 'trailing')"));
  }

  private static TableBuilder anomalies() {
    return table("anomalies")
        .sql(
            """
            select
              p.symbol,
              p.timestamp,
              'extreme_price_movement' as anomaly_type,
              case when abs(p.price_change_percent) > 2 * t.threshold then 'high' else 'medium' end as severity,
              p.price_change_percent as value,
              t.threshold,
              'price changed by ' || cast(p.price_change_percent as varchar) || ' %, threshold ' || cast(t.threshold as varchar) || ' %'
                as description
            from price_data as p
            join price_thresholds as t on p.symbol = t.symbol
            where abs(p.price_change_percent) > t.threshold
            union all
            select
              i.symbol,
              i.timestamp,
              'extreme_rsi' as anomaly_type,
              'high' as severity,
              cast(i.rsi as decimal(20,8)) as value,
              cast(case when i.rsi < 10 then 10 else 90 end as decimal(20,8)) as threshold,
              'RSI is ' || cast(i.rsi as varchar) || ', outside 10 … 90' as description
            from technical_indicators as i
            where i.rsi < 10 or i.rsi > 90
            """)
        .check(Check.unique("symbol", "timestamp", "anomaly_type"))
        .check(Check.acceptedValues("severity", "high", "medium"))
        .to(toTable("market.analytics.anomalies").merge("symbol", "timestamp", "anomaly_type"));
  }
}
