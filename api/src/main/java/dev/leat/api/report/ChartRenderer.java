package dev.leat.api.report;

import dev.leat.api.pipeline.Chart;

/** Draws charts; thread-safe. */
public interface ChartRenderer {
  /**
   * The chart as a PNG image. With no points it is still drawn, and says that there are no rows.
   */
  byte[] png(Chart chart, ChartData data);
}
