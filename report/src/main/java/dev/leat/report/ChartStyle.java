package dev.leat.report;

import java.awt.BasicStroke;
import java.util.Locale;
import java.util.TimeZone;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;

/** What all charts look like. */
final class ChartStyle {
  private static final String NUMBERS = "#,##0.######";

  private ChartStyle() {}

  static void apply(AxesChartStyler style) {
    paper(style);
    legend(style);
    axes(style);
    style.setLocale(Locale.ENGLISH);
    style.setTimezone(TimeZone.getTimeZone("UTC"));
    style.setDecimalPattern(NUMBERS);
    style.setAntiAlias(true);
  }

  private static void paper(AxesChartStyler style) {
    style.setChartBackgroundColor(Palette.PAPER);
    style.setChartFontColor(Palette.INK);
    style.setChartPadding(18);
    style.setChartTitleFont(ChartFonts.STRONG);
    style.setChartTitleBoxVisible(false);
    style.setChartTitlePadding(10);
    style.setPlotBackgroundColor(Palette.PAPER);
    style.setPlotBorderVisible(false);
    style.setPlotContentSize(0.95);
    style.setPlotMargin(0);
  }

  private static void legend(AxesChartStyler style) {
    style.setLegendPosition(Styler.LegendPosition.OutsideE);
    style.setLegendFont(ChartFonts.TEXT);
    style.setLegendBorderColor(Palette.PAPER);
    style.setLegendBackgroundColor(Palette.PAPER);
    style.setLegendSeriesLineLength(20);
  }

  private static void axes(AxesChartStyler style) {
    style.setAxisTitleFont(ChartFonts.TEXT);
    style.setAxisTickLabelsFont(ChartFonts.TEXT.deriveFont(12f));
    style.setAxisTickLabelsColor(Palette.FAINT_INK);
    style.setAxisTickMarksColor(Palette.FAINT_INK);
    style.setAxisTitlePadding(10);
    style.setAxisTickPadding(6);
    style.setAxisTicksLineVisible(false);
    style.setAxisTicksMarksVisible(false);
    // Labels' upper edges in one line, or their base lines would dance.
    style.setXAxisLabelAlignmentVertical(AxesChartStyler.TextAlignment.Right);
    style.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
    style.setYAxisTickMarkSpacingHint(56);
    style.setPlotGridLinesColor(Palette.GRID);
    style.setPlotGridLinesStroke(new BasicStroke(1f));
    style.setPlotGridVerticalLinesVisible(false);
    style.setPlotTicksMarksVisible(false);
  }
}
