package dev.leat.api.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * A picture of a table.
 *
 * @param x the column of the horizontal axis; for a histogram the column whose distribution is
 *     shown
 * @param y the column of the vertical axis; null for a histogram
 * @param series the column that splits the rows into series; null for one series
 * @param title null for the chart's name in words
 * @param xLabel with its unit; null for the column's name in words
 * @param bins of a histogram
 * @param path the PNG file to write; null to show it on the console only
 */
public record Chart(
    String name,
    Kind kind,
    String table,
    String x,
    @Nullable String y,
    @Nullable String series,
    @Nullable String title,
    @Nullable String xLabel,
    @Nullable String yLabel,
    int bins,
    @Nullable String path) {
  public static final int DEFAULT_BINS = 30;

  /** What kind of picture. */
  public enum Kind {
    LINE,
    BAR,
    HISTOGRAM,
    SCATTER
  }
}
