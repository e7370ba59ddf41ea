package dev.leat.core.run;

import dev.leat.api.engine.EngineSession;
import dev.leat.api.pipeline.Chart;
import dev.leat.api.report.ChartData;
import dev.leat.api.report.ChartData.Point;
import dev.leat.api.report.ChartData.Series;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Asks a session for what a chart shows; the engine counts, so any number of rows will do. */
final class ChartDrawing {
  private final EngineSession session;

  ChartDrawing(EngineSession session) {
    this.session = session;
  }

  /** The chart's data; no series when the table has no rows. */
  ChartData data(Chart chart) {
    return switch (chart.kind()) {
      case HISTOGRAM -> histogram(chart);
      case BAR -> points(chart, "");
      case LINE, SCATTER -> points(chart, " order by " + Sql.name(chart.x()));
    };
  }

  private ChartData points(Chart chart, String order) {
    String y = chart.y();
    if (y == null) {
      throw new IllegalArgumentException("chart " + chart.name() + " has no y");
    }
    String sql =
        "select "
            + Sql.name(chart.x())
            + ", cast("
            + Sql.name(y)
            + " as double), "
            + series(chart)
            + " from "
            + Sql.name(chart.table())
            + " where "
            + Sql.name(chart.x())
            + " is not null and "
            + Sql.name(y)
            + " is not null"
            + order;
    Map<String, List<Point>> bySeries =
        chart.series() == null ? new LinkedHashMap<>() : new TreeMap<>();
    for (List<@Nullable Object> row : Rows.all(session, sql)) {
      bySeries
          .computeIfAbsent(name(chart, row.get(2)), _ -> new ArrayList<>())
          .add(new Point(x(row.get(0)), number(row.get(1))));
    }
    return data(bySeries);
  }

  private ChartData histogram(Chart chart) {
    String value = "cast(" + Sql.name(chart.x()) + " as double)";
    String from =
        " from " + Sql.name(chart.table()) + " where " + Sql.name(chart.x()) + " is not null";
    List<@Nullable Object> bounds =
        Rows.all(session, "select min(" + value + "), max(" + value + ")" + from).getFirst();
    if (bounds.getFirst() == null) {
      return new ChartData(List.of());
    }
    double low = number(bounds.get(0));
    double high = number(bounds.get(1));
    int bins = high > low ? chart.bins() : 1;
    double width = high > low ? (high - low) / bins : 1;
    String bin =
        "least("
            + (bins - 1)
            + ", cast(floor(("
            + value
            + " - "
            + literal(low)
            + ") / "
            + literal(width)
            + ") as integer))";
    String sql = "select " + series(chart) + ", " + bin + ", count(*)" + from + " group by 1, 2";
    Map<String, double[]> counts = new TreeMap<>();
    for (List<@Nullable Object> row : Rows.all(session, sql)) {
      int at = Math.max(0, (int) Rows.count(row.get(1)));
      counts.computeIfAbsent(name(chart, row.get(0)), _ -> new double[bins])[at] =
          Rows.count(row.get(2));
    }
    Map<String, List<Point>> bySeries = new LinkedHashMap<>();
    counts.forEach(
        (name, binned) -> {
          List<Point> points = new ArrayList<>();
          for (int i = 0; i < bins; i++) {
            points.add(new Point(low + i * width, binned[i]));
          }
          bySeries.put(name, points);
        });
    return data(bySeries);
  }

  private static ChartData data(Map<String, List<Point>> bySeries) {
    return new ChartData(
        bySeries.entrySet().stream().map(e -> new Series(e.getKey(), e.getValue())).toList());
  }

  private static String series(Chart chart) {
    String column = chart.series();
    return column == null ? "''" : "cast(" + Sql.name(column) + " as varchar)";
  }

  private static String name(Chart chart, @Nullable Object series) {
    if (chart.series() != null) {
      return series == null ? "(none)" : series.toString();
    }
    return chart.y() == null ? chart.x() : chart.y();
  }

  private static Object x(@Nullable Object value) {
    return switch (value) {
      case LocalDate date -> date;
      case LocalDateTime time -> time;
      case Number number -> number;
      case null -> "";
      case Object other -> other.toString();
    };
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private static String literal(double value) {
    return "cast('" + new BigDecimal(value).toPlainString() + "' as double)";
  }
}
