package dev.leat.core.backfill;

import dev.leat.api.store.RunRecord.IntervalBounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The intervals of a range, by start, with what is known of them.
 *
 * @param reprocess which of them are run again
 */
public record Backfill(List<Entry> entries, Reprocess reprocess) {
  public Backfill {
    entries = List.copyOf(entries);
  }

  /**
   * One interval.
   *
   * @param run its newest run, or the one that published it; null when there is none
   */
  public record Entry(IntervalBounds interval, IntervalStatus status, @Nullable String run) {}

  /** Whether an interval is to be run. */
  public boolean isDue(Entry entry) {
    return reprocess.takes(entry.status());
  }

  /** The intervals to run, by start. */
  public List<IntervalBounds> due() {
    return entries.stream().filter(this::isDue).map(Entry::interval).toList();
  }
}
