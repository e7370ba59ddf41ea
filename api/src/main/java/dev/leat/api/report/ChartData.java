package dev.leat.api.report;

import java.util.List;

/** What a chart shows: every series in the order of the legend. */
public record ChartData(List<Series> series) {
  public ChartData {
    series = List.copyOf(series);
  }

  /**
   * One line, set of bars or distribution.
   *
   * @param points in the order of x
   */
  public record Series(String name, List<Point> points) {
    public Series {
      points = List.copyOf(points);
    }
  }

  /**
   * One point.
   *
   * @param x a {@link java.time.LocalDate}, {@link java.time.LocalDateTime}, {@link Number} or
   *     {@link String}; for a histogram the lower edge of the bin
   * @param y the value; for a histogram the number of rows in the bin
   */
  public record Point(Object x, double y) {}
}
