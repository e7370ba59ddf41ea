package dev.leat.api.pipeline;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one row per key.
 *
 * @param orderBy columns that decide which is first; empty means file name, then position
 * @param against rows already published count too, or only those of this run
 * @param within how far back history goes; null for all of it
 */
public record Deduplication(
    List<String> by, Keep keep, List<String> orderBy, Against against, @Nullable Duration within) {
  public Deduplication {
    by = List.copyOf(by);
    orderBy = List.copyOf(orderBy);
  }

  /** Keeps the first row of each key, of those in one run. */
  public static Deduplication by(String... columns) {
    return new Deduplication(List.of(columns), Keep.FIRST, List.of(), Against.RUN, null);
  }

  public Deduplication keepingLast() {
    return new Deduplication(by, Keep.LAST, orderBy, against, within);
  }

  public Deduplication inOrderOf(String... columns) {
    return new Deduplication(by, keep, List.of(columns), against, within);
  }

  /** Compares with all that earlier runs published, too. */
  public Deduplication againstHistory() {
    return new Deduplication(by, keep, orderBy, Against.HISTORY, null);
  }

  /** Compares with what runs of the last days published, too. */
  public Deduplication againstHistory(Duration reach) {
    return new Deduplication(by, keep, orderBy, Against.HISTORY, reach);
  }

  /** Which row of a key stays. */
  public enum Keep {
    FIRST,
    LAST
  }

  /** What a row is compared with. */
  public enum Against {
    RUN,
    HISTORY
  }
}
