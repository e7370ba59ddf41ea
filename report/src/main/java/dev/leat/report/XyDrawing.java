package dev.leat.report;

import dev.leat.api.pipeline.Chart;
import dev.leat.api.report.ChartData;
import dev.leat.api.report.ChartData.Point;
import dev.leat.api.report.ChartData.Series;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.knowm.xchart.AnnotationText;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Charts of points in two dimensions: lines, clouds of points, distributions. */
final class XyDrawing {
  /** With more points than this, the dots on a line would hide it. */
  private static final int MOST_DOTS = 60;

  private static final int HISTOGRAM_FILL_ALPHA = 96;
  private static final int SCATTER_ALPHA = 150;
  private static final BasicStroke LINE =
      new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  private static final BasicStroke THIN_LINE = new BasicStroke(1.2f);

  private final XYChart drawing;
  private final HorizontalAxis axis;

  /** The largest position of the data. */
  private double end = Double.NaN;

  private XyDrawing(Chart chart, HorizontalAxis axis) {
    this.axis = axis;
    drawing = new XYChart(ChartImage.WIDTH, ChartImage.HEIGHT);
    drawing.setTitle(ChartText.title(chart));
    drawing.setXAxisTitle(ChartText.xLabel(chart));
    drawing.setYAxisTitle(ChartText.yLabel(chart));
    XYStyler style = drawing.getStyler();
    ChartStyle.apply(style);
    style.setXAxisTickMarkSpacingHint(90);
    style.setXAxisTickLabelsFormattingFunction(this::label);
  }

  static XYChart lines(Chart chart, ChartData data) {
    XyDrawing it = new XyDrawing(chart, HorizontalAxis.of(xs(data)));
    it.drawing.getStyler().setMarkerSize(6);
    it.startAtZeroIfNear(data);
    it.addAll(
        data,
        (series, index) -> {
          XYSeries line = it.add(series, index, XYSeriesRenderStyle.Line);
          Color color = Palette.series(index);
          line.setLineColor(color).setLineStyle(LINE);
          line.setMarkerColor(color);
          line.setMarker(
              series.points().size() <= MOST_DOTS ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        });
    return it.drawing;
  }

  static XYChart points(Chart chart, ChartData data) {
    XyDrawing it = new XyDrawing(chart, HorizontalAxis.of(xs(data)));
    it.drawing.getStyler().setMarkerSize(7);
    it.addAll(
        data,
        (series, index) -> {
          XYSeries cloud = it.add(series, index, XYSeriesRenderStyle.Scatter);
          cloud.setMarker(SeriesMarkers.CIRCLE);
          cloud.setMarkerColor(Palette.translucent(Palette.series(index), SCATTER_ALPHA));
        });
    return it.drawing;
  }

  static XYChart distribution(Chart chart, ChartData data) {
    XyDrawing it = new XyDrawing(chart, new HorizontalAxis.Numbers());
    HistogramSteps steps = HistogramSteps.of(data);
    it.drawing.getStyler().setYAxisMin(0.0);
    it.addAll(
        data,
        (series, index) -> {
          XYSeries area = it.add(steps.outline(series), index, XYSeriesRenderStyle.StepArea);
          Color color = Palette.series(index);
          area.setLineColor(color).setLineStyle(THIN_LINE);
          area.setFillColor(Palette.translucent(color, HISTOGRAM_FILL_ALPHA));
          area.setMarker(SeriesMarkers.NONE);
        });
    return it.drawing;
  }

  /** Title and axes, and in the middle the reason why there is nothing to see. */
  static XYChart ofNothing(Chart chart) {
    XyDrawing it = new XyDrawing(chart, new HorizontalAxis.Numbers());
    XYStyler style = it.drawing.getStyler();
    style.setLegendVisible(false);
    style.setAxisTicksVisible(false);
    style.setPlotGridLinesVisible(false);
    style.setPlotBorderVisible(true).setPlotBorderColor(Palette.GRID);
    style.setAnnotationTextFont(ChartFonts.STRONG);
    style.setAnnotationTextFontColor(Palette.FAINT_INK);
    XYSeries nothing = it.drawing.addSeries("nothing", new double[] {0, 1}, new double[] {0, 1});
    nothing.setLineStyle(SeriesLines.NONE);
    nothing.setMarker(SeriesMarkers.NONE);
    it.drawing.addAnnotation(new AnnotationText("No rows", 0.5, 0.5, false));
    return it.drawing;
  }

  private interface Adder {
    void add(Series series, int index);
  }

  private void addAll(ChartData data, Adder adder) {
    List<Series> filled =
        data.series().stream().filter(series -> !series.points().isEmpty()).toList();
    // The many grey ones first, so that they lie behind.
    for (int index = filled.size() - 1; index >= Palette.SERIES.size(); index--) {
      adder.add(filled.get(index), index);
    }
    for (int index = 0; index < Math.min(filled.size(), Palette.SERIES.size()); index++) {
      adder.add(filled.get(index), index);
    }
    SeriesLegend.apply(drawing, filled);
    letTicksBeRound(filled);
  }

  /**
   * XChart puts ticks at round values, but at the values of the points when those are equally
   * spaced. A series that cannot be seen makes them unequal; it stands in the legend for the grey
   * ones.
   */
  private void letTicksBeRound(List<Series> filled) {
    DoubleSummaryStatistics range =
        filled.stream()
            .flatMap(series -> series.points().stream())
            .mapToDouble(point -> axis.position(point.x()))
            .summaryStatistics();
    double irregular = range.getMin() + (range.getMax() - range.getMin()) * 0.37;
    XYSeries unseen =
        drawing.addSeries(
            "unseen",
            new double[] {range.getMin(), irregular},
            new double[] {Double.NaN, Double.NaN});
    unseen.setMarker(SeriesMarkers.NONE);
    unseen.setXYSeriesRenderStyle(XYSeriesRenderStyle.Line);
    unseen.setLineColor(Palette.OTHERS).setLineStyle(LINE);
    unseen.setShowInLegend(false);
    SeriesLegend.others(filled).ifPresent(text -> unseen.setLabel(text).setShowInLegend(true));
    end = range.getMax();
  }

  /**
   * The text of a tick. XChart draws no ticks at all if both ends of the axis read the same, so the
   * ends read differently though they are no ticks.
   */
  private String label(double position) {
    String label = axis.label(position);
    boolean silentEnd = label.equals(HorizontalAxis.BLANK) && position == end;
    return silentEnd ? HorizontalAxis.BLANK + HorizontalAxis.BLANK : label;
  }

  private XYSeries add(Series series, int index, XYSeriesRenderStyle style) {
    List<Point> points =
        series.points().stream()
            .sorted(Comparator.comparingDouble(point -> axis.position(point.x())))
            .toList();
    double[] xs = points.stream().mapToDouble(point -> axis.position(point.x())).toArray();
    double[] ys = points.stream().mapToDouble(XyDrawing::finite).toArray();
    XYSeries added = drawing.addSeries(SeriesLegend.key(index), xs, ys);
    added.setXYSeriesRenderStyle(style);
    return added;
  }

  /** An axis that begins just below the data exaggerates; one that begins at zero does not. */
  private void startAtZeroIfNear(ChartData data) {
    double min = ys(data).min().orElse(0);
    double max = ys(data).max().orElse(0);
    if (min >= 0 && min < 0.6 * max) {
      drawing.getStyler().setYAxisMin(0.0);
    }
  }

  private static java.util.stream.DoubleStream ys(ChartData data) {
    return data.series().stream()
        .flatMap(series -> series.points().stream())
        .mapToDouble(Point::y)
        .filter(Double::isFinite);
  }

  private static List<Object> xs(ChartData data) {
    return data.series().stream()
        .flatMap(series -> series.points().stream())
        .map(Point::x)
        .toList();
  }

  /** XChart leaves a gap at not-a-number and cannot place an infinity. */
  private static double finite(Point point) {
    return Double.isFinite(point.y()) ? point.y() : Double.NaN;
  }
}
