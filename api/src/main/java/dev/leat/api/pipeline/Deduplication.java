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
