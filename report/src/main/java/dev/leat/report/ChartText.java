package dev.leat.report;

import dev.leat.api.pipeline.Chart;
import java.util.Locale;

/** The words of a chart. */
final class ChartText {
  private static final int LONGEST_NAME = 22;

  private ChartText() {}

  static String title(Chart chart) {
    return chart.title() != null ? chart.title() : words(chart.name());
  }

  static String xLabel(Chart chart) {
    return chart.xLabel() != null ? chart.xLabel() : words(chart.x());
  }

  static String yLabel(Chart chart) {
    if (chart.yLabel() != null) {
      return chart.yLabel();
    }
    return chart.y() == null ? "Rows" : words(chart.y());
  }

  /** A name of a series or category: short enough, and never empty. */
  static String name(String name) {
    if (name.isBlank()) {
      return "(none)";
    }
    if (name.length() <= LONGEST_NAME) {
      return name;
    }
    // Long names often differ at their ends.
    int end = LONGEST_NAME / 3;
    return name.substring(0, LONGEST_NAME - end - 1) + "…" + name.substring(name.length() - end);
  }

  /** {@code weekly_volume} in words: {@code Weekly volume}. */
  private static String words(String name) {
    String spaced = name.replace('_', ' ').replace('-', ' ').strip();
    return spaced.isEmpty()
        ? spaced
        : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }
}
