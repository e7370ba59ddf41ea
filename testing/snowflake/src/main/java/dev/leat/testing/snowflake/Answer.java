package dev.leat.testing.snowflake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a statement that did not fail gives back. */
sealed interface Answer {
  /**
   * A result; a statement without rows of its own has one that says so.
   *
   * @param rows values in the driver's text form
   */
  record Rows(
      StatementType type, List<ResultColumn> columns, List<List<@Nullable String>> rows, int binds)
      implements Answer {
    public Rows {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /** The driver is to copy these local files into that folder. */
  record Upload(
      String pattern, Path folder, boolean compresses, boolean overwrites, String compression)
      implements Answer {}

  static Rows status(StatementType type, String message) {
    return new Rows(type, List.of(ResultColumn.text("status")), List.of(row(message)), 0);
  }

  /** A count of changed rows for each kind of change. */
  static Rows counts(StatementType type, List<String> kinds, List<Long> counts) {
    List<@Nullable String> row = new ArrayList<>();
    counts.forEach(count -> row.add(Long.toString(count)));
    return new Rows(type, kinds.stream().map(ResultColumn::number).toList(), List.of(row), 0);
  }

  static List<@Nullable String> row(@Nullable String... values) {
    return java.util.Collections.unmodifiableList(new ArrayList<>(Arrays.asList(values)));
  }
}
