package dev.leat.core.language;

import static dev.leat.core.language.Key.optional;
import static dev.leat.core.language.Key.required;

import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.pipeline.Target;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a target. */
final class TargetWords {
  private static final List<String> MODES =
      List.of("append", "replace", "merge", "replace-partitions");

  private static final Key<String> TABLE =
      optional("table", Words.RUN_TEXT, "A table to publish to, as `connection.table`.")
          .example("results.agg_trades_weekly");
  private static final Key<String> FILES =
      optional(
              "files",
              Words.PATH,
              "A file to publish; a folder of files when it ends in a slash or `partition_by` is"
                  + " given.")
          .example("output/top_clients.csv");
  private static final Key<String> MODE =
      optional(
              "mode",
              Words.choice(MODES, word -> word),
              "How the rows meet those already there: added, in place of all, by key, or in place"
                  + " of the partitions that occur in them.")
          .fallback("replace");
  private static final Key<List<String>> KEY =
      optional(
              "key",
              Listing.oneOrMore(Words.NAME),
              "With `mode: merge`: the columns that identify a row.")
          .example("[user_id, symbol]");
  private static final Key<List<String>> ADD =
      optional(
          "add",
          Listing.oneOrMore(Words.NAME),
          "With `mode: merge`: columns that are added to the old value instead of overwriting it.");
  private static final Key<List<String>> MERGE_KEY =
      required("key", Listing.oneOrMore(Words.NAME), "The columns that identify a row.")
          .example("[user_id, symbol]");
  private static final Key<PublishMode> MERGE =
      optional(
          "merge",
          new Section<>(
              "merge",
              "Short for `mode: merge` with its `key` and `add`.",
              List.of(MERGE_KEY, ADD),
              fields ->
                  new PublishMode.Merge(fields.require(MERGE_KEY), fields.or(ADD, List.of()))),
          "Short for `mode: merge` with its `key` and `add`.");
  private static final Key<List<String>> PARTITION_BY =
      optional(
              "partition_by",
              Listing.oneOrMore(Words.NAME),
              "The columns whose values make a partition.")
          .example("[day]");
  private static final Key<Target.FileKind> FORMAT =
      optional("format", Words.choice(Target.FileKind.class), "What the file is.")
          .fallback("by the file's ending");
  private static final Key<Target.SchemaPolicy> SCHEMA =
      optional(
              "schema",
              Words.choice(Target.SchemaPolicy.class),
              "What happens when the target has another shape than the table.")
          .fallback("fail");

  static final Section<Target> SECTION =
      new Section<>(
          "to",
          "Where a table is published: a `table` or `files`.",
          List.of(TABLE, FILES, MODE, KEY, ADD, MERGE, PARTITION_BY, FORMAT, SCHEMA),
          TargetWords::build);

  private TargetWords() {}

  private static @Nullable Target build(Fields fields) {
    Key<?> chosen = fields.exactlyOne(List.of(TABLE, FILES));
    if (chosen == null || fields.unreadable(chosen)) {
      return null;
    }
    PublishMode mode = mode(fields);
    if (mode == null) {
      return null;
    }
    return chosen == TABLE ? table(fields, mode) : files(fields, mode);
  }

  private static @Nullable Target table(Fields fields, PublishMode mode) {
    fields.forbid("it is for files", FORMAT);
    if (!(mode instanceof PublishMode.ReplacePartitions)) {
      fields.forbid("tables are partitioned with mode: replace-partitions only", PARTITION_BY);
    }
    ConnectionName name = ConnectionName.parse(fields.require(TABLE), fields, TABLE);
    return name == null
        ? null
        : new Target.TableTarget(
            name.connection(), name.object(), mode, fields.or(SCHEMA, Target.SchemaPolicy.FAIL));
  }

  private static @Nullable Target files(Fields fields, PublishMode mode) {
    fields.forbid("it is for tables", SCHEMA);
    String path = fields.require(FILES);
    Target.FileKind kind =
        fields.has(FORMAT) ? fields.find(FORMAT) : Target.FileKind.byEnding(path).orElse(null);
    if (kind == null) {
      if (!fields.has(FORMAT)) {
        fields
            .reading()
            .error(
                "unknown-format",
                fields.node(FILES).location(),
                "The ending of \"" + path + "\" does not tell the format.",
                "Add format: csv, xlsx, parquet or json.");
      }
      return null;
    }
    return new Target.FileTarget(path, kind, mode, fields.or(PARTITION_BY, List.of()));
  }

  private static @Nullable PublishMode mode(Fields fields) {
    if (fields.has(MERGE)) {
      fields.forbid("merge says it already", MODE, KEY, ADD);
      return fields.find(MERGE);
    }
    if (fields.unreadable(MODE)) {
      return null;
    }
    String mode = fields.or(MODE, "replace");
    if (!mode.equals("merge")) {
      fields.forbid("it goes with mode: merge", KEY, ADD);
    }
    return switch (mode) {
      case "append" -> new PublishMode.Append();
      case "replace" -> new PublishMode.Replace();
      case "merge" -> keyed(fields);
      default -> partitioned(fields);
    };
  }

  private static @Nullable PublishMode keyed(Fields fields) {
    List<String> key = fields.or(KEY, List.of());
    if (key.isEmpty()) {
      fields
          .reading()
          .error(
              "merge-without-key",
              fields.node(MODE).location(),
              "mode: merge needs to know which rows are the same.",
              "Add key: with the columns that identify a row.");
      return null;
    }
    return new PublishMode.Merge(key, fields.or(ADD, List.of()));
  }

  private static @Nullable PublishMode partitioned(Fields fields) {
    List<String> by = fields.or(PARTITION_BY, List.of());
    if (by.isEmpty()) {
      fields
          .reading()
          .error(
              "partitions-without-columns",
              fields.node(MODE).location(),
              "mode: replace-partitions needs to know what a partition is.",
              "Add partition_by: with the columns whose values make one.");
      return null;
    }
    return new PublishMode.ReplacePartitions(by);
  }
}
