package dev.leat.report;

import dev.leat.api.report.ChartData;
import dev.leat.api.report.ChartData.Point;
import dev.leat.api.report.ChartData.Series;
import java.util.ArrayList;
import java.util.List;

/** The outline of a histogram: up at each bin's lower edge, down to zero where there is no bin. */
record HistogramSteps(double binWidth) {
  /**
   * Edges nearer to each other than this share of the whole range are the same but for rounding.
   */
  private static final double ROUNDING = 1e-6;

  /** The width of the bins is the least distance of two lower edges. */
  static HistogramSteps of(ChartData data) {
    double[] edges =
        data.series().stream()
            .flatMap(series -> series.points().stream())
            .mapToDouble(HistogramSteps::edge)
            .sorted()
            .distinct()
            .toArray();
    double width = Double.POSITIVE_INFINITY;
    for (int i = 1; i < edges.length; i++) {
      double distance = edges[i] - edges[i - 1];
      if (distance > (edges[edges.length - 1] - edges[0]) * ROUNDING) {
        width = Math.min(width, distance);
      }
    }
    return new HistogramSteps(Double.isFinite(width) ? width : 1);
  }

  Series outline(Series series) {
    List<Point> outline = new ArrayList<>();
    double end = Double.NaN;
    for (Point bin : series.points()) {
      double edge = edge(bin);
      if (Double.isNaN(end)) {
        outline.add(new Point(edge, 0));
      } else if (edge - end > binWidth / 2) {
        outline.add(new Point(end, 0));
      }
      outline.add(new Point(edge, bin.y()));
      end = edge + binWidth;
    }
    outline.add(new Point(end, 0));
    return new Series(series.name(), outline);
  }

  private static double edge(Point bin) {
    return ((Number) bin.x()).doubleValue();
  }
}
