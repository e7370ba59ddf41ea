package dev.leat.report;

import dev.leat.api.report.ChartData.Series;
import java.util.List;
import java.util.Optional;
import org.knowm.xchart.internal.chartpart.Chart;

/** Which series the legend names: those with a colour of their own, and the rest as one. */
final class SeriesLegend {
  private SeriesLegend() {}

  /** What a series is known by inside the drawing, whatever its name. */
  static String key(int index) {
    return "series " + index;
  }

  static void apply(Chart<?, ?> drawing, List<Series> series) {
    for (int index = 0; index < series.size(); index++) {
      var drawn = drawing.getSeries(key(index));
      if (index < Palette.SERIES.size()) {
        drawn.setLabel(ChartText.name(series.get(index).name()));
      } else {
        drawn.setShowInLegend(false);
      }
    }
    drawing.getStyler().setLegendVisible(series.size() > 1);
  }

  /** What the legend says of the series without a colour of their own; empty when all have one. */
  static Optional<String> others(List<Series> series) {
    int others = series.size() - Palette.SERIES.size();
    return others <= 0
        ? Optional.empty()
        : Optional.of(others == 1 ? "1 other" : others + " others");
  }
}
