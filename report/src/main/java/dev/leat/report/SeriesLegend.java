package dev.leat.report;

import dev.leat.api.report.ChartData.Series;
import java.util.List;
import org.knowm.xchart.internal.chartpart.Chart;

/** Which series the legend names: those with a colour of their own, and the rest as one. */
final class SeriesLegend {
  private SeriesLegend() {}

  /** What a series is known by inside the drawing, whatever its name. */
  static String key(int index) {
    return "series " + index;
  }

  static void apply(Chart<?, ?> drawing, List<Series> series) {
    int named = Math.min(series.size(), Palette.SERIES.size());
    int others = series.size() - named;
    for (int index = 0; index < series.size(); index++) {
      var drawn = drawing.getSeries(key(index));
      if (index < named) {
        drawn.setLabel(ChartText.name(series.get(index).name()));
      } else if (index == named) {
        drawn.setLabel(others == 1 ? "1 other" : others + " others");
      } else {
        drawn.setShowInLegend(false);
      }
    }
    drawing.getStyler().setLegendVisible(series.size() > 1);
  }
}
