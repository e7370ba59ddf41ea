package dev.leat.report;

import dev.leat.api.pipeline.Chart;
import dev.leat.api.report.ChartData;
import dev.leat.api.report.ChartData.Point;
import dev.leat.api.report.ChartData.Series;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.CategoryStyler;

/**
 * Charts of bars, one for each category and series. Categories with names are ordered by size,
 * largest first; dates and numbers by themselves.
 */
final class BarDrawing {
  /** More named categories than this cannot be read. */
  private static final int MOST_NAMES = 40;

  private static final int MOST_VALUE_LABELS = 15;
  private static final int PLOT_WIDTH = 840;
  private static final double CHARACTER_WIDTH = 7.2;

  private final List<Object> categories;
  private final int hidden;
  private final HorizontalAxis axis;

  private BarDrawing(ChartData data) {
    List<Object> found =
        data.series().stream()
            .flatMap(series -> series.points().stream())
            .map(Point::x)
            .distinct()
            .toList();
    axis = HorizontalAxis.of(found);
    List<Object> ordered = new ArrayList<>(found);
    switch (axis) {
      case HorizontalAxis.Names _ -> {
        Map<Object, Double> sizes = sizes(data);
        ordered.sort(
            Comparator.<Object>comparingDouble(name -> -sizes.getOrDefault(name, 0.0))
                .thenComparing(Object::toString));
        hidden = Math.max(0, ordered.size() - MOST_NAMES);
      }
      case HorizontalAxis.Numbers _, HorizontalAxis.Times _ -> {
        ordered.sort(Comparator.comparingDouble(axis::position));
        hidden = 0;
      }
    }
    categories = ordered.subList(0, ordered.size() - hidden);
  }

  static CategoryChart bars(Chart chart, ChartData data) {
    return new BarDrawing(data).draw(chart, data);
  }

  private CategoryChart draw(Chart chart, ChartData data) {
    CategoryChart drawing = new CategoryChart(ChartImage.WIDTH, ChartImage.HEIGHT);
    drawing.setTitle(ChartText.title(chart));
    drawing.setXAxisTitle(
        ChartText.xLabel(chart)
            + (hidden == 0
                ? ""
                : " (largest " + MOST_NAMES + " of " + (categories.size() + hidden) + ")"));
    drawing.setYAxisTitle(ChartText.yLabel(chart));
    List<String> labels = labels();
    List<Series> filled =
        data.series().stream().filter(series -> !series.points().isEmpty()).toList();
    style(drawing.getStyler(), labels, filled.size());
    for (int index = 0; index < filled.size(); index++) {
      CategorySeries bars =
          drawing.addSeries(SeriesLegend.key(index), labels, values(filled.get(index)));
      bars.setFillColor(Palette.series(index));
    }
    SeriesLegend.apply(drawing, filled);
    SeriesLegend.others(filled)
        .ifPresent(
            text ->
                drawing
                    .getSeries(SeriesLegend.key(Palette.SERIES.size()))
                    .setLabel(text)
                    .setShowInLegend(true));
    return drawing;
  }

  private void style(CategoryStyler style, List<String> labels, int series) {
    ChartStyle.apply(style);
    double slot = (double) PLOT_WIDTH / labels.size();
    style.setAvailableSpaceFill(series == 1 ? 0.6 : 0.8);
    boolean valuesFit = series == 1 && labels.size() <= MOST_VALUE_LABELS;
    style.setLabelsVisible(valuesFit);
    style.setLabelsPosition(1.05);
    style.setLabelsFont(ChartFonts.TEXT.deriveFont(12f));
    style.setLabelsFontColor(Palette.FAINT_INK);
    double widest = labels.stream().mapToInt(String::length).max().orElse(0) * CHARACTER_WIDTH + 10;
    switch (axis) {
      case HorizontalAxis.Names _ -> {
        if (widest > slot) {
          style.setXAxisLabelRotation(45);
          style.setXAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
        }
        style.setXAxisTickMarkSpacingHint(1);
      }
      case HorizontalAxis.Numbers _, HorizontalAxis.Times _ ->
          style.setXAxisTickMarkSpacingHint((int) widest);
    }
  }

  /** The categories' texts; XChart takes equal ones for the same category. */
  private List<String> labels() {
    Set<String> labels = new LinkedHashSet<>();
    for (Object category : categories) {
      String label =
          switch (category) {
            case Number number -> axis.label(number.doubleValue());
            case String name -> ChartText.name(name);
            default -> category.toString();
          };
      while (!labels.add(label)) {
        label += " ";
      }
    }
    return List.copyOf(labels);
  }

  private List<@Nullable Double> values(Series series) {
    Map<Object, Double> byCategory = new LinkedHashMap<>();
    finite(series).forEach(point -> byCategory.merge(point.x(), point.y(), Double::sum));
    List<@Nullable Double> values = new ArrayList<>();
    categories.forEach(category -> values.add(byCategory.get(category)));
    return values;
  }

  private static Map<Object, Double> sizes(ChartData data) {
    Map<Object, Double> sizes = new LinkedHashMap<>();
    for (Series series : data.series()) {
      finite(series).forEach(point -> sizes.merge(point.x(), point.y(), Double::sum));
    }
    return sizes;
  }

  /** XChart cannot place an infinity. */
  private static Stream<Point> finite(Series series) {
    return series.points().stream().filter(point -> Double.isFinite(point.y()));
  }
}
