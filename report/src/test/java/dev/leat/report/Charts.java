package dev.leat.report;

import dev.leat.api.pipeline.Chart;
import dev.leat.api.report.ChartData;
import dev.leat.api.report.ChartData.Point;
import dev.leat.api.report.ChartData.Series;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Charts and data for tests. */
final class Charts {
  private Charts() {}

  static Chart chart(Chart.Kind kind) {
    String y = kind == Chart.Kind.HISTOGRAM ? null : "total_volume";
    return new Chart(
        "weekly_volume", kind, "t", "week_start_date", y, "client_type", null, null, null, 30, "c");
  }

  static ChartData data(Series... series) {
    return new ChartData(List.of(series));
  }

  static Series series(String name, int points, IntFunction<Point> point) {
    return new Series(name, IntStream.range(0, points).mapToObj(point).toList());
  }

  /** A value for each week from Monday 2022-12-26 on. */
  static Series weeks(String name, double... values) {
    LocalDate first = LocalDate.of(2022, 12, 26);
    return series(name, values.length, week -> new Point(first.plusWeeks(week), values[week]));
  }
}
