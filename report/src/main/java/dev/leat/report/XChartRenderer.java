package dev.leat.report;

import dev.leat.api.pipeline.Chart;
import dev.leat.api.report.ChartData;
import dev.leat.api.report.ChartRenderer;

/** Draws charts with XChart, the same bytes for the same input on one machine. Thread-safe. */
public final class XChartRenderer implements ChartRenderer {
  @Override
  public byte[] png(Chart chart, ChartData data) {
    ChartFonts.require();
    return ChartImage.png(drawing(chart, data));
  }

  static org.knowm.xchart.internal.chartpart.Chart<?, ?> drawing(Chart chart, ChartData data) {
    if (data.series().stream().allMatch(series -> series.points().isEmpty())) {
      return XyDrawing.ofNothing(chart);
    }
    return switch (chart.kind()) {
      case LINE -> XyDrawing.lines(chart, data);
      case SCATTER -> XyDrawing.points(chart, data);
      case HISTOGRAM -> XyDrawing.distribution(chart, data);
      case BAR -> BarDrawing.bars(chart, data);
    };
  }
}
