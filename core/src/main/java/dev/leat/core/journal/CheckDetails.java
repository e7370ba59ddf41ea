package dev.leat.core.journal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the check step found about a table.
 *
 * @param rows in the table
 * @param nulls per column
 * @param duplicates rows beyond the first of each key, over the keys that checks and merges name;
 *     -1 where there is none
 * @param newest the newest value of its dates and timestamps; null where there is none
 */
public record CheckDetails(
    long rows,
    Map<String, Long> nulls,
    long duplicates,
    @Nullable String newest,
    List<CheckOutcome> checks) {
  public CheckDetails {
    nulls = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(nulls));
    checks = List.copyOf(checks);
  }

  /**
   * What became of one check.
   *
   * @param failures rows or keys that break it
   * @param message says what is wrong, with a sample; empty when nothing is
   */
  public record CheckOutcome(String check, Result result, long failures, String message) {}

  /** How a check ended. */
  public enum Result {
    PASSED,
    WARNED,
    FAILED
  }
}
