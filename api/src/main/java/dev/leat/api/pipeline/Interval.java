package dev.leat.api.pipeline;

/**
 * Half-open UTC intervals that runs are for.
 *
 * @param column the timestamp or date column of the sources that is filtered
 */
public record Interval(Every every, String column) {
  /** The length of an interval; weeks begin on Monday. */
  public enum Every {
    HOUR,
    DAY,
    WEEK,
    MONTH
  }
}
