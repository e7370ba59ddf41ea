package dev.leat.api.pipeline;

import org.jspecify.annotations.Nullable;

/** Writes a chart in Java. */
public final class ChartBuilder {
  private final String name;
  private final Chart.Kind kind;
  private final String table;
  private final String x;
  private final @Nullable String y;
  private @Nullable String series;
  private @Nullable String title;
  private @Nullable String xLabel;
  private @Nullable String yLabel;
  private int bins = Chart.DEFAULT_BINS;
  private @Nullable String path;

  private ChartBuilder(Start start, String x, @Nullable String y) {
    this.name = start.name;
    this.kind = start.kind;
    this.table = start.table;
    this.x = x;
    this.y = y;
  }

  /** A chart that does not know its axes yet. */
  public record Start(String name, Chart.Kind kind, String table) {
    /** Shows one column against another. */
    public ChartBuilder show(String x, String y) {
      return new ChartBuilder(this, x, y);
    }
  }

  public static Start line(String name, String table) {
    return new Start(name, Chart.Kind.LINE, table);
  }

  public static Start bar(String name, String table) {
    return new Start(name, Chart.Kind.BAR, table);
  }

  public static Start scatter(String name, String table) {
    return new Start(name, Chart.Kind.SCATTER, table);
  }

  /** How a column's values are distributed. */
  public static ChartBuilder histogram(String name, String table, String column) {
    return new ChartBuilder(new Start(name, Chart.Kind.HISTOGRAM, table), column, null);
  }

  /** The column that splits the rows into series. */
  public ChartBuilder series(String column) {
    series = column;
    return this;
  }

  public ChartBuilder title(String text) {
    title = text;
    return this;
  }

  public ChartBuilder xLabel(String text) {
    xLabel = text;
    return this;
  }

  public ChartBuilder yLabel(String text) {
    yLabel = text;
    return this;
  }

  public ChartBuilder bins(int count) {
    bins = count;
    return this;
  }

  /** Writes it to a PNG file. */
  public ChartBuilder to(String file) {
    path = file;
    return this;
  }

  Chart build(Filling filling) {
    return new Chart(
        name,
        kind,
        table,
        x,
        y,
        series,
        filled(title, filling),
        filled(xLabel, filling),
        filled(yLabel, filling),
        bins,
        filled(path, filling));
  }

  private static @Nullable String filled(@Nullable String text, Filling filling) {
    return text == null ? null : filling.beforeRun(text);
  }
}
