package dev.leat.core.pipelinetest;

import java.util.List;

/** One way in which a pipeline did not do what its test expects. */
public sealed interface Difference {
  /**
   * A table has other rows.
   *
   * @param columns that were compared
   * @param missing expected rows that did not come out
   * @param unexpected rows that came out and were not expected
   */
  record RowsDiffer(
      String table,
      List<String> columns,
      List<List<String>> missing,
      List<List<String>> unexpected,
      int expected,
      int found)
      implements Difference {
    public RowsDiffer {
      columns = List.copyOf(columns);
      missing = List.copyOf(missing);
      unexpected = List.copyOf(unexpected);
    }
  }

  /**
   * A source's rows were judged otherwise.
   *
   * @param what was counted, such as {@code quarantined} or {@code reason price is null}
   */
  record CountDiffers(String source, String what, long expected, long found)
      implements Difference {}

  /** A check of a table failed. */
  record CheckFailed(String message) implements Difference {}

  /** The pipeline could not be carried out. */
  record NotCarriedOut(String code, String message) implements Difference {}
}
