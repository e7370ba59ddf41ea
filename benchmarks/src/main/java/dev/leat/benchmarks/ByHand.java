package dev.leat.benchmarks;

import dev.leat.api.pipeline.Chart;
import dev.leat.api.report.ChartData;
import dev.leat.api.report.ChartData.Point;
import dev.leat.api.report.ChartData.Series;
import dev.leat.report.XChartRenderer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The work of the pipeline {@code trades} as an engineer would write it for this one purpose, on
 * DuckDB's and SQLite's drivers: no quarantine, no journal, no resuming; the same table, reports
 * and charts.
 */
final class ByHand {
  private static final int BATCH = 10_000;

  private static final String AGGREGATE =
      """
      create table agg as
      with raw as (
        select * from read_csv('<file>', all_varchar = true, header = true)
      ), typed as (
        select
          try_cast(trim(timestamp) as timestamp) as timestamp,
          try_cast(trim(user_id) as bigint) as user_id,
          lower(trim(client_type)) as client_type,
          upper(trim(symbol)) as symbol,
          lower(trim(side)) as side,
          try_cast(trim(quantity) as decimal(18,4)) as quantity,
          try_cast(trim(price) as decimal(18,4)) as price
        from raw
      )
      select
        cast(date_trunc('week', timestamp) as date) as week_start_date,
        client_type, user_id, symbol,
        cast(coalesce(sum(quantity), 0) as decimal(18,4)) as total_volume,
        cast(coalesce(sum(case side
          when 'buy' then -(price * quantity)
          when 'sell' then price * quantity end), 0) as decimal(18,4)) as total_pnl,
        count(*) as trade_count
      from typed
      where timestamp is not null and user_id is not null and symbol <> ''
        and client_type in ('gold', 'silver', 'bronze')
      group by all
      """;

  private static final String TOP =
      """
      select user_id, sum(total_volume) as total_volume, sum(total_pnl) as total_pnl,
        cast(sum(trade_count) as bigint) as trade_count
      from agg where client_type = 'bronze'
      group by user_id order by total_<by> desc, user_id limit 3
      """;

  private final Path folder;
  private final Statement duckdb;

  private ByHand(Path folder, Statement duckdb) {
    this.folder = folder;
    this.duckdb = duckdb;
  }

  public static void main(String[] arguments) throws SQLException, IOException {
    Path folder = Path.of(arguments[1]);
    Files.createDirectories(folder.resolve("output"));
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement duckdb = connection.createStatement()) {
      duckdb.execute(AGGREGATE.replace("<file>", arguments[0].replace("'", "''")));
      ByHand work = new ByHand(folder, duckdb);
      work.publishTable();
      work.report("volume");
      work.report("pnl");
      work.charts();
    }
  }

  private void publishTable() throws SQLException {
    try (Connection sqlite =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("agg_result.db"));
        Statement statement = sqlite.createStatement()) {
      sqlite.setAutoCommit(false);
      statement.execute("drop table if exists agg_trades_weekly");
      statement.execute(
          "create table agg_trades_weekly (week_start_date text, client_type text, user_id integer,"
              + " symbol text, total_volume real, total_pnl real, trade_count integer)");
      try (PreparedStatement insert =
              sqlite.prepareStatement("insert into agg_trades_weekly values (?,?,?,?,?,?,?)");
          ResultSet rows = duckdb.executeQuery("select * from agg")) {
        insertAll(rows, insert);
      }
      sqlite.commit();
    }
  }

  private static void insertAll(ResultSet rows, PreparedStatement insert) throws SQLException {
    int waiting = 0;
    while (rows.next()) {
      insert.setString(1, rows.getObject(1, LocalDate.class).toString());
      insert.setString(2, rows.getString(2));
      insert.setLong(3, rows.getLong(3));
      insert.setString(4, rows.getString(4));
      insert.setDouble(5, rows.getBigDecimal(5).doubleValue());
      insert.setDouble(6, rows.getBigDecimal(6).doubleValue());
      insert.setLong(7, rows.getLong(7));
      insert.addBatch();
      if (++waiting == BATCH) {
        insert.executeBatch();
        waiting = 0;
      }
    }
    insert.executeBatch();
  }

  private void report(String by) throws SQLException, IOException {
    StringBuilder csv = new StringBuilder("user_id,total_volume,total_pnl,trade_count\n");
    Path output = folder.resolve("output");
    try (OutputStream file = Files.newOutputStream(output.resolve("top_clients_" + by + ".xlsx"));
        Workbook workbook = new Workbook(file, "benchmark", "1.0");
        ResultSet rows = duckdb.executeQuery(TOP.replace("<by>", by))) {
      Worksheet sheet = workbook.newWorksheet("top_clients_" + by);
      String[] header = csv.toString().strip().split(",");
      for (int column = 0; column < header.length; column++) {
        sheet.value(0, column, header[column]);
      }
      for (int row = 1; rows.next(); row++) {
        for (int column = 0; column < header.length; column++) {
          sheet.value(row, column, rows.getBigDecimal(column + 1));
          csv.append(column == 0 ? "" : ",").append(rows.getString(column + 1));
        }
        csv.append('\n');
      }
    }
    Files.writeString(output.resolve("top_clients_" + by + ".csv"), csv);
  }

  private void charts() throws SQLException, IOException {
    chart(
        "weekly_volume",
        Chart.Kind.LINE,
        "select client_type, week_start_date, sum(total_volume) from agg group by all order by all");
    chart(
        "pnl_distribution",
        Chart.Kind.HISTOGRAM,
        """
        with bounds as (
          select min(total_pnl)::double as low,
            (max(total_pnl)::double - min(total_pnl)::double) / 30 as width
          from agg
        )
        select client_type,
          low + width * least(29, floor((total_pnl::double - low) / width)) as edge,
          count(*)
        from agg, bounds group by all order by all
        """);
    chart(
        "trades_per_symbol",
        Chart.Kind.BAR,
        "select '' as series, symbol, sum(trade_count) from agg group by all order by all");
  }

  /** From columns series, x, y in the order of series and x. */
  private void chart(String name, Chart.Kind kind, String query) throws SQLException, IOException {
    Map<String, List<Point>> bySeries = new LinkedHashMap<>();
    try (ResultSet rows = duckdb.executeQuery(query)) {
      while (rows.next()) {
        bySeries
            .computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
            .add(new Point(rows.getObject(2), rows.getDouble(3)));
      }
    }
    List<Series> series = new ArrayList<>();
    bySeries.forEach((key, points) -> series.add(new Series(key, points)));
    Chart chart = new Chart(name, kind, "agg", "x", "y", null, null, null, null, 30, null);
    byte[] png = new XChartRenderer().png(chart, new ChartData(series));
    Files.write(folder.resolve("output").resolve(name + ".png"), png);
  }
}
