package dev.leat.core.language;

import static dev.leat.core.language.Key.optional;

import dev.leat.api.pipeline.Column;
import dev.leat.api.pipeline.Deduplication;
import dev.leat.api.pipeline.Expectation;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.api.pipeline.Source;
import dev.leat.api.pipeline.SourceInput;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a source. */
final class SourceWords {
  private static final Key<String> FILES =
      optional(
              "files",
              Words.PATH,
              "Files to read: a path relative to the project, a glob (`data/*.csv`) or a place with"
                  + " a scheme (`s3://…`).")
          .example("data/trades.csv");
  private static final Key<String> TABLE =
      optional("table", Words.TEXT, "A table to read, as `connection.table`.")
          .example("warehouse.orders");
  private static final Key<String> TOPIC =
      optional("topic", Words.TEXT, "A topic to read, as `connection.topic`.")
          .example("events.orders");
  private static final Key<String> PREVIOUS =
      optional(
              "previous",
              Words.NAME,
              "A table of this pipeline, read as it was published when the run began; empty when it"
                  + " never was.")
          .example("daily_totals");
  private static final Key<Duration> LOOKBACK =
      optional(
              "lookback",
              Words.DURATION,
              "With `previous`: how far back from the run's time to read.")
          .example("30d");
  private static final Key<String> LOOKBACK_COLUMN =
      optional(
              "lookback_column",
              Words.NAME,
              "With `lookback`: the column that tells how old a row is.")
          .fallback("the only one of dates or timestamps")
          .example("day");
  private static final Key<FormatText> FORMAT =
      optional("format", FormatWords.FORM, "How rows lie in the files: a word, or a section.")
          .fallback("by the file's ending")
          .example("csv");
  private static final Key<Named.Entries<Column>> COLUMNS =
      optional(
          "columns",
          new Named<>(Named.Names.FREE, ColumnWords.FORM),
          "The columns by name, each a type or a section. The source has exactly these. May be left"
              + " out with `previous`, whose columns are the table's.");
  private static final Key<Named.Entries<Expectation>> EXPECT =
      optional(
          "expect",
          new Named<>(Named.Names.FREE, ExpectationWords.FORM),
          "Rules every row must meet, by name: a condition, or a section. A row passes only when"
              + " the condition is true.");
  private static final Key<Deduplication> DEDUPLICATE =
      optional("deduplicate", DeduplicationWords.SECTION, "Keeps one row per key.");
  private static final Key<BigDecimal> FAIL_ABOVE =
      optional(
              "fail_above",
              Words.SHARE,
              "The share of rows quarantined or dropped above which the run fails.")
          .example("10%");
  private static final Key<String> READ =
      optional(
              "read",
              Words.choice(List.of("all"), word -> word),
              "`all` reads every matching file in each run.")
          .fallback("all");
  private static final Key<String> INCREMENTAL =
      optional(
          "incremental",
          Words.choice(List.of("files"), word -> word),
          "`files` reads only files that no run has published yet.");
  private static final Key<Source.OnRestated> ON_RESTATED =
      optional(
              "on_restated",
              Words.choice(Source.OnRestated.class),
              "What happens when a file that was loaded before has changed.")
          .fallback("fail");
  private static final Key<Source.OnNewColumn> ON_NEW_COLUMN =
      optional(
              "on_new_column",
              Words.choice(Source.OnNewColumn.class),
              "What happens with fields that are not declared.")
          .fallback("ignore");
  private static final Key<String> ARCHIVE =
      optional("archive", Words.PATH, "A folder that files are moved to after publication.")
          .example("data/done");

  static final Section<Source> SECTION =
      new Section<>(
          "source",
          "Where rows come from and what they must be. A source reads exactly one of `files`,"
              + " `table`, `topic` and `previous`.",
          List.of(
              FILES,
              TABLE,
              TOPIC,
              PREVIOUS,
              LOOKBACK,
              LOOKBACK_COLUMN,
              FORMAT,
              COLUMNS,
              EXPECT,
              DEDUPLICATE,
              FAIL_ABOVE,
              READ,
              INCREMENTAL,
              ON_RESTATED,
              ON_NEW_COLUMN,
              ARCHIVE),
          SourceWords::build);

  private SourceWords() {}

  private static @Nullable Source build(Fields fields) {
    SourceInput input = input(fields);
    Named.Entries<Column> columns = fields.or(COLUMNS, Named.Entries.none());
    if (!fields.has(COLUMNS) && input != null && !(input instanceof SourceInput.Previous)) {
      fields
          .reading()
          .error(
              "missing-key",
              fields.location(),
              "The key columns is missing.",
              "Declare the columns by name and type.");
      return null;
    }
    if (input == null || !columns.broken().isEmpty() || fields.unreadable(COLUMNS)) {
      return null;
    }
    return new Source(
        fields.name(),
        input,
        trimmed(columns.values(), input),
        fields.or(EXPECT, Named.Entries.none()).values(),
        fields.find(DEDUPLICATE),
        fields.find(FAIL_ABOVE),
        reading(fields),
        fields.or(ON_RESTATED, Source.OnRestated.FAIL),
        fields.or(ON_NEW_COLUMN, Source.OnNewColumn.IGNORE),
        fields.find(ARCHIVE));
  }

  private static Source.Reading reading(Fields fields) {
    if (fields.has(READ)) {
      fields.forbid("the source says read: all", INCREMENTAL);
    }
    return fields.has(INCREMENTAL) ? Source.Reading.INCREMENTAL_FILES : Source.Reading.ALL;
  }

  private static @Nullable SourceInput input(Fields fields) {
    Key<?> chosen = fields.exactlyOne(List.of(FILES, TABLE, TOPIC, PREVIOUS));
    if (chosen == null || fields.unreadable(chosen)) {
      return null;
    }
    if (chosen != FILES) {
      fields.forbid("it is for files", FORMAT, INCREMENTAL, ON_RESTATED, ON_NEW_COLUMN, ARCHIVE);
    }
    if (chosen != PREVIOUS) {
      fields.forbid("it goes with previous", LOOKBACK, LOOKBACK_COLUMN);
    }
    if (chosen == FILES) {
      return files(fields);
    }
    if (chosen == PREVIOUS) {
      return new SourceInput.Previous(
          fields.require(PREVIOUS), fields.find(LOOKBACK), fields.find(LOOKBACK_COLUMN));
    }
    String written = fields.require(chosen == TABLE ? TABLE : TOPIC);
    ConnectionName name = ConnectionName.parse(written, fields, chosen);
    if (name == null) {
      return null;
    }
    return chosen == TABLE
        ? new SourceInput.ConnectionTable(name.connection(), name.object())
        : new SourceInput.Topic(name.connection(), name.object());
  }

  private static @Nullable SourceInput files(Fields fields) {
    String pattern = fields.require(FILES);
    if (fields.unreadable(FORMAT)) {
      return null;
    }
    FormatText format = fields.find(FORMAT);
    FileFormat chosen = format == null ? FormatWords.byEnding(pattern) : format.format();
    if (chosen == null) {
      fields
          .reading()
          .error(
              "unknown-format",
              fields.node(FILES).location(),
              "The ending of \"" + pattern + "\" does not tell the format.",
              "Add format: csv, json or parquet.");
      return null;
    }
    return new SourceInput.Files(pattern, chosen);
  }

  /** Columns keep blanks when the whole format does. */
  private static List<Column> trimmed(List<Column> columns, SourceInput input) {
    boolean trim =
        !(input instanceof SourceInput.Files files)
            || switch (files.format()) {
              case FileFormat.Csv csv -> csv.trim();
              case FileFormat.Json json -> json.trim();
              case FileFormat.Parquet _ -> true;
            };
    return trim ? columns : columns.stream().map(SourceWords::untrimmed).toList();
  }

  private static Column untrimmed(Column column) {
    return new Column(
        column.name(),
        column.type(),
        column.field(),
        column.as(),
        column.required(),
        column.onBadValue(),
        false,
        column.exact(),
        column.formats(),
        column.timezone());
  }
}
