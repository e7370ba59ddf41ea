package dev.leat.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketDataRunTest {
  private static final List<String> TABLES =
      List.of("market_data.price_data", "analytics.technical_indicators", "analytics.anomalies");

  @TempDir Path folder;
  Workspace workspace;

  @BeforeEach
  void copyExamples() throws Exception {
    workspace = new Workspace(folder);
    Files.createDirectories(workspace.file("in"));
  }

  @Test
  void publishesTheSampleToADuckDbFile() throws Exception {
    Workspace.Outcome run = workspace.leat("run", "market-data");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("prices\\s+177\\s+174\\s+2\\s+0\\s+1")
        .containsPattern("indicators\\s+175\\s+174\\s+1\\s+0\\s+0")
        .contains("prices: 1 row breaks volume_not_negative")
        .contains("prices: 1 row breaks open_within_low_and_high")
        .contains("prices: 1 row breaks close_within_low_and_high")
        .contains("indicators: 1 row breaks rsi_in_bounds");
    assertThat(
            results(
                """
                select count(*), count(distinct symbol), sum(price_change)
                from market.market_data.price_data
                """))
        .singleElement()
        .asString()
        .startsWith("174,5,");
    assertThat(
            results(
                """
                select severity, value from market.analytics.anomalies
                where symbol = 'MSFT' and timestamp = '2025-09-06 14:00:00'
                """))
        .containsExactly("high,10.20000000");
  }

  @Test
  void columnsHaveTheTypesOfTheWarehouse() throws Exception {
    assertThat(workspace.leat("run", "market-data").code()).isZero();

    assertThat(
            results(
                """
                select column_name, data_type from duckdb_columns()
                where table_name in ('price_data', 'technical_indicators')
                  and column_name in ('timestamp', 'open_price', 'volume', 'rsi', 'macd_signal')
                order by all
                """))
        .containsExactly(
            "macd_signal,DECIMAL(20,8)",
            "open_price,DECIMAL(20,8)",
            "rsi,DECIMAL(5,2)",
            "timestamp,TIMESTAMP",
            "timestamp,TIMESTAMP",
            "volume,BIGINT");
  }

  @Test
  void runningAgainChangesNothing() throws Exception {
    assertThat(workspace.leat("run", "market-data").code()).isZero();
    List<List<String>> first = everything();

    assertThat(workspace.leat("run", "market-data").code()).isZero();

    assertThat(everything()).isEqualTo(first);
  }

  @Test
  void objectsOfEveryShapeAreLoadedOnceHoweverRunsOverlap() throws Exception {
    write("a.json", "[" + price("AAA", 1, "101") + ", " + price("AAA", 2, "102") + "]");
    run("in/a.json");
    write("b.json", price("BBB", 1, "103").toUpperCase(java.util.Locale.ROOT));
    zipped("c.json.gz", price("CCC", 1, "104") + "\n" + price("CCC", 2, "105") + "\n");

    run("in/*.json*");
    run("in/*.json*");

    assertThat(
            results(
                """
                select symbol, timestamp, close_price from market.market_data.price_data
                order by all
                """))
        .containsExactly(
            "AAA,2025-09-01 10:01:00.0,101.00000000",
            "AAA,2025-09-01 10:02:00.0,102.00000000",
            "BBB,2025-09-01 10:01:00.0,103.00000000",
            "CCC,2025-09-01 10:01:00.0,104.00000000",
            "CCC,2025-09-01 10:02:00.0,105.00000000");
  }

  @Test
  void trailingThresholdKnowsThePricesOfEarlierRuns() throws Exception {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
    String movements =
        """
        select severity, value, threshold from market.analytics.anomalies
        where anomaly_type = 'extreme_price_movement' and symbol = 'AAA'
        """;
    List<String> calm = new ArrayList<>();
    for (int second = 0; second < 40; second++) {
      calm.add(price("AAA", yesterday.plusSeconds(second), "110"));
    }
    write("a.json", "[" + String.join(",", calm) + "]");
    run("in/a.json");
    assertThat(results(movements)).isEmpty();

    write(
        "b.json",
        "["
            + price("AAA", yesterday.plusSeconds(50), "101")
            + ","
            + price("AAA", yesterday.plusSeconds(51), "109")
            + "]");
    run("in/b.json");
    write("c.json", "[" + price("AAA", yesterday.plusSeconds(52), "130") + "]");
    run("in/c.json");

    assertThat(results(movements)).containsExactly("high,30.00000000,10.00000000");
  }

  @Test
  void tooManyRejectedRowsStopTheRunBeforeAnythingIsPublished() throws Exception {
    write("a.json", "[" + price("AAA", 1, "101") + ", " + price("TOOLONG", 1, "101") + "]");

    Workspace.Outcome run = workspace.leat("run", "market-data", "--param", "prices=in/a.json");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains(
            "sources.prices: 1 of 2 rows (50 %) were quarantined or dropped; fail_above is 10 %."
                + " Nothing was published.");
    assertThat(workspace.file("market_data.duckdb")).doesNotExist();
  }

  @Test
  void anotherPatternTakesOtherSymbols() throws Exception {
    write("a.json", "[" + price("btc-usd", 1, "101") + ", " + price("ETH-USD", 1, "102") + "]");

    Workspace.Outcome run =
        workspace.leat(
            "run",
            "market-data",
            "--param",
            "prices=in/a.json",
            "--param",
            "symbol_pattern=^[A-Z]{2,10}(-[A-Z]{3,4})?$");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(results("select symbol from market.market_data.price_data order by 1"))
        .containsExactly("BTC-USD", "ETH-USD");
  }

  @Test
  void passesItsOwnTests() {
    Workspace.Outcome tests = workspace.leat("test", "market-data");

    assertThat(tests.code()).as(tests.out() + tests.err()).isZero();
    assertThat(tests.out() + tests.err()).contains("passed: 3 tests");
  }

  private void run(String prices) {
    Workspace.Outcome run = workspace.leat("run", "market-data", "--param", "prices=" + prices);
    assertThat(run.code()).as(run.err()).isZero();
  }

  /** From 100 to that close. */
  private static String price(String symbol, int minute, String close) {
    return price(symbol, Instant.parse("2025-09-01T10:00:00Z").plusSeconds(60L * minute), close);
  }

  private static String price(String symbol, Instant at, String close) {
    return """
        {"symbol": "%s", "timestamp": "%s", "open": 100, "high": 200, "low": 90, "close": %s,
         "volume": 7}"""
        .formatted(symbol, at, close)
        .replace("\n", "");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(workspace.file("in/" + name), text);
  }

  private void zipped(String name, String text) throws IOException {
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(workspace.file("in/" + name))), UTF_8)) {
      out.write(text);
    }
  }

  private List<List<String>> everything() throws SQLException {
    List<List<String>> all = new ArrayList<>();
    for (String table : TABLES) {
      all.add(results("select * from market." + table + " order by all"));
    }
    return all;
  }

  /** The rows of a query on the published file, values joined by commas. */
  private List<String> results(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "attach '" + workspace.file("market_data.duckdb") + "' as market (read_only)");
      List<String> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          List<String> values = new ArrayList<>();
          for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            values.add(rows.getString(column));
          }
          found.add(String.join(",", values));
        }
      }
      return found;
    }
  }
}
