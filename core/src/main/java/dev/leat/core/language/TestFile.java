package dev.leat.core.language;

import dev.leat.api.store.RunRecord.IntervalBounds;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file under {@code pipelines/<name>/tests} says: rows that go in, and what must come out.
 *
 * @param parameters given to the pipeline, by name
 * @param clock the time the run has; null for the real one
 * @param inputs of the sources that have rows; the others are empty
 */
public record TestFile(
    @Nullable String description,
    Map<String, String> parameters,
    @Nullable Instant clock,
    @Nullable IntervalBounds interval,
    List<Input> inputs,
    List<Expected> expected) {
  /** A file that says nothing. */
  public static final TestFile EMPTY =
      new TestFile(null, Map.of(), null, null, List.of(), List.of());

  public TestFile {
    parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    inputs = List.copyOf(inputs);
    expected = List.copyOf(expected);
  }

  /** The rows of a source. */
  public record Input(String source, Rows rows) {}

  /**
   * What must come out of a table, or be counted at a source.
   *
   * @param rows of the table; null when only counts are expected
   * @param quarantined rows of the source; null when it does not matter
   * @param reasons of quarantined rows and how many rows have each; null when they do not matter
   */
  public record Expected(
      String name,
      Match match,
      @Nullable Rows rows,
      @Nullable Long quarantined,
      @Nullable Map<String, Long> reasons) {}

  /** How rows are compared. */
  public enum Match {
    /** These rows and no others, in any order. */
    EXACT,
    /** These rows at least, in any order. */
    SUBSET
  }

  /** Rows as they were written. */
  public sealed interface Rows {
    /** CSV: a header, commas. */
    record Csv(String text) implements Rows {}

    /** Values by column; a column left out of a row is null. */
    record Listed(List<Map<String, String>> rows) implements Rows {
      public Listed {
        rows = List.copyOf(rows);
      }
    }
  }
}
