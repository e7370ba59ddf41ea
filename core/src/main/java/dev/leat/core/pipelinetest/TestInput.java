package dev.leat.core.pipelinetest;

import dev.leat.api.pipeline.Column;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.api.pipeline.Source;
import dev.leat.api.pipeline.SourceInput;
import dev.leat.core.check.CheckedSource;
import dev.leat.core.csv.CsvText;
import dev.leat.core.language.TestFile.Rows;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rows of a test on their way into a source: always comma-separated text with a header. */
final class TestInput {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private TestInput() {}

  /** The source as it reads a test's rows, whatever it reads otherwise. */
  static Source source(CheckedSource checked) {
    Source source = checked.source();
    FileFormat.Csv like =
        source.input() instanceof SourceInput.Files files
                && files.format() instanceof FileFormat.Csv csv
            ? csv
            : FileFormat.Csv.DEFAULT;
    FileFormat.Csv format =
        new FileFormat.Csv(
            ',',
            '"',
            true,
            like.multiline(),
            like.trim(),
            "UTF-8",
            FileFormat.Compression.NONE,
            like.maxRecordBytes());
    return new Source(
        source.name(),
        new SourceInput.Files("", format),
        columns(checked),
        source.expectations(),
        source.deduplication(),
        null,
        Source.Reading.ALL,
        source.onRestated(),
        source.onNewColumn(),
        null);
  }

  /** The declared columns; those of the relation where none are declared. */
  private static List<Column> columns(CheckedSource checked) {
    return checked.source().columns().isEmpty()
        ? checked.schema().fields().stream()
            .map(field -> Column.of(field.name(), field.type()))
            .toList()
        : checked.source().columns();
  }

  /** The fields that reading the source needs, as far as its columns say. */
  static List<String> needed(CheckedSource checked) {
    List<Column> columns = columns(checked);
    Set<String> words = wordsOfExpressions(columns);
    return columns.stream()
        .filter(
            column ->
                column.as() == null || words.contains(column.field().toLowerCase(Locale.ROOT)))
        .map(Column::field)
        .distinct()
        .toList();
  }

  /** The names a test may give values for, in lower case. */
  static Set<String> known(CheckedSource checked) {
    List<Column> columns = columns(checked);
    Set<String> known = new LinkedHashSet<>();
    columns.forEach(column -> known.add(column.field().toLowerCase(Locale.ROOT)));
    known.addAll(wordsOfExpressions(columns));
    return known;
  }

  private static Set<String> wordsOfExpressions(List<Column> columns) {
    Set<String> words = new LinkedHashSet<>();
    for (Column column : columns) {
      String as = column.as();
      if (as != null) {
        Matcher matcher = WORD.matcher(as.replaceAll("'[^']*'", "''"));
        while (matcher.find()) {
          words.add(matcher.group().toLowerCase(Locale.ROOT));
        }
      }
    }
    return words;
  }

  /** The rows as the text of a file that has all needed fields. */
  static String text(CheckedSource checked, Rows rows) {
    return switch (rows) {
      case Rows.Csv(String text) -> completed(text, absent(checked, CsvText.parse(text).columns()));
      case Rows.Listed(List<Map<String, String>> listed) -> {
        Set<String> columns = new LinkedHashSet<>();
        listed.forEach(row -> columns.addAll(row.keySet()));
        columns.addAll(absent(checked, List.copyOf(columns)));
        yield written(List.copyOf(columns), listed);
      }
    };
  }

  private static List<String> absent(CheckedSource checked, List<String> present) {
    Set<String> folded =
        present.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    return needed(checked).stream()
        .filter(field -> !folded.contains(field.toLowerCase(Locale.ROOT)))
        .toList();
  }

  /** Absent fields go to the end of every line, which leaves the rest of it as it was written. */
  private static String completed(String text, List<String> absent) {
    if (absent.isEmpty()) {
      return text;
    }
    List<String> lines = new ArrayList<>();
    String names = absent.stream().map(name -> "," + quoted(name)).collect(Collectors.joining());
    for (String line : text.split("\n", -1)) {
      lines.add(
          line.isBlank() ? line : line + (lines.isEmpty() ? names : ",".repeat(absent.size())));
    }
    return String.join("\n", lines);
  }

  private static String written(List<String> columns, List<Map<String, String>> rows) {
    StringBuilder text = new StringBuilder();
    text.append(columns.stream().map(TestInput::quoted).collect(Collectors.joining(",")));
    for (Map<String, String> row : rows) {
      text.append('\n')
          .append(
              columns.stream()
                  .map(column -> row.containsKey(column) ? quoted(row.get(column)) : "")
                  .collect(Collectors.joining(",")));
    }
    return text.append('\n').toString();
  }

  private static String quoted(@org.jspecify.annotations.Nullable String value) {
    return '"' + String.valueOf(value).replace("\"", "\"\"") + '"';
  }
}
