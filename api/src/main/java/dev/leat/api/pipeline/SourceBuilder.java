package dev.leat.api.pipeline;

import dev.leat.api.type.DataType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a source in Java. */
public final class SourceBuilder {
  private final String name;
  private final @Nullable String pattern;
  private final @Nullable SourceInput other;
  private @Nullable FileFormat format;
  private final List<Column> columns = new ArrayList<>();
  private final List<Expectation> expectations = new ArrayList<>();
  private @Nullable Deduplication deduplication;
  private @Nullable String failAbove;
  private Source.Reading reading = Source.Reading.ALL;
  private Source.OnRestated onRestated = Source.OnRestated.FAIL;
  private Source.OnNewColumn onNewColumn = Source.OnNewColumn.IGNORE;
  private @Nullable String archive;

  private SourceBuilder(String name, @Nullable String pattern, @Nullable SourceInput other) {
    this.name = name;
    this.pattern = pattern;
    this.other = other;
  }

  /** A source that reads files; their format is told by their ending unless it is given. */
  public static SourceBuilder files(String name, String pattern) {
    return new SourceBuilder(name, pattern, null);
  }

  /** A source that reads something else than files. */
  public static SourceBuilder reading(String name, SourceInput input) {
    return new SourceBuilder(name, null, input);
  }

  /** A source that reads what this pipeline's table was when the run began. */
  public static SourceBuilder previous(String name, String table) {
    return reading(name, new SourceInput.Previous(table, null, null));
  }

  /** Rows whose column is at most so far back from the run's time. */
  public static SourceBuilder previous(
      String name, String table, Duration lookback, String lookbackColumn) {
    return reading(name, new SourceInput.Previous(table, lookback, lookbackColumn));
  }

  public SourceBuilder format(FileFormat fileFormat) {
    format = fileFormat;
    return this;
  }

  public SourceBuilder column(String column, DataType type) {
    columns.add(Column.of(column, type));
    return this;
  }

  public SourceBuilder column(ColumnBuilder column) {
    columns.add(column.build());
    return this;
  }

  /** A rule whose breakers go to quarantine. */
  public SourceBuilder expect(String rule, String condition) {
    return expect(rule, condition, Expectation.Action.QUARANTINE);
  }

  public SourceBuilder expect(String rule, String condition, Expectation.Action action) {
    expectations.add(new Expectation(rule, condition, action));
    return this;
  }

  public SourceBuilder deduplicate(Deduplication rule) {
    deduplication = rule;
    return this;
  }

  /**
   * The share of rows quarantined or dropped above which the run fails.
   *
   * @param share from 0 to 1, or a percentage such as 10%; may be a parameter, {@code
   *     ${error_threshold}}
   */
  public SourceBuilder failAbove(String share) {
    failAbove = share;
    return this;
  }

  /** Reads only files that no run has published yet. */
  public SourceBuilder incrementalFiles() {
    reading = Source.Reading.INCREMENTAL_FILES;
    return this;
  }

  public SourceBuilder onRestated(Source.OnRestated action) {
    onRestated = action;
    return this;
  }

  public SourceBuilder onNewColumn(Source.OnNewColumn action) {
    onNewColumn = action;
    return this;
  }

  /** Moves files to a folder after publication. */
  public SourceBuilder archive(String folder) {
    archive = folder;
    return this;
  }

  Source build(Filling filling) {
    return new Source(
        name,
        input(filling),
        columns,
        expectations,
        deduplication,
        failAbove == null ? null : share(filling.beforeRun(failAbove)),
        reading,
        onRestated,
        onNewColumn,
        archive == null ? null : filling.beforeRun(archive));
  }

  private static BigDecimal share(String text) {
    BigDecimal share =
        text.endsWith("%")
            ? new BigDecimal(text.substring(0, text.length() - 1).strip()).movePointLeft(2)
            : new BigDecimal(text.strip());
    return share.stripTrailingZeros();
  }

  private SourceInput input(Filling filling) {
    if (pattern == null) {
      if (other == null) {
        throw new IllegalStateException("the source " + name + " reads nothing");
      }
      return other;
    }
    String filled = filling.beforeRun(pattern);
    FileFormat chosen = format;
    if (chosen == null) {
      chosen =
          FileFormat.byEnding(filled)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "the ending of " + filled + " does not tell the format of " + name));
    }
    return new SourceInput.Files(filled, chosen);
  }
}
