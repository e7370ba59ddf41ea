package dev.leat.core.backfill;

import dev.leat.api.pipeline.Interval;
import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.problem.LeatException;
import dev.leat.api.project.Project;
import dev.leat.api.run.RunState;
import dev.leat.api.store.Ledger.IntervalEntry;
import dev.leat.api.store.RunRecord;
import dev.leat.api.store.RunRecord.IntervalBounds;
import dev.leat.api.store.Store;
import dev.leat.core.ledger.History;
import dev.leat.core.ledger.Intervals;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks ledger, journal and files which intervals of a range are to be run. Changes nothing. */
public final class BackfillPlanner {
  private final Project project;
  private final Store store;

  public BackfillPlanner(Project project, Store store) {
    this.project = project;
    this.store = store;
  }

  /**
   * The intervals between two moments (UTC), those that are not over yet left out.
   *
   * @param from in the first interval
   * @param to no interval ends after it
   * @param now the time
   * @throws LeatException with code {@code no-interval} when the pipeline has none; with code
   *     {@code empty-range} when no complete interval lies between the moments
   */
  public Backfill plan(
      Pipeline pipeline, LocalDateTime from, LocalDateTime to, Reprocess reprocess, Instant now) {
    Interval interval = pipeline.interval();
    if (interval == null) {
      throw LeatException.user(
          "no-interval",
          pipeline.name() + " has no interval: its runs have inputs only. Add interval: to it.");
    }
    LocalDateTime present =
        LocalDateTime.ofInstant(now, ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    LocalDateTime end = to.isBefore(present) ? to : present;
    List<IntervalBounds> intervals = Intervals.between(interval.every(), from, end);
    if (intervals.isEmpty()) {
      throw LeatException.user(
          "empty-range",
          "No complete "
              + interval.every().name().toLowerCase(java.util.Locale.ROOT)
              + " lies between "
              + from
              + " and "
              + end
              + " (UTC). Choose an earlier --from or a later --to.");
    }
    return new Backfill(entries(pipeline, intervals), reprocess);
  }

  private List<Backfill.Entry> entries(Pipeline pipeline, List<IntervalBounds> intervals) {
    Map<IntervalBounds, String> published = published(pipeline);
    Map<IntervalBounds, RunRecord> newest = newest(pipeline);
    Restatements restatements = new Restatements(project, store.runs(), pipeline);
    return intervals.stream()
        .map(
            interval ->
                entry(interval, published.get(interval), newest.get(interval), restatements))
        .toList();
  }

  private static Backfill.Entry entry(
      IntervalBounds interval,
      @Nullable String publishedBy,
      @Nullable RunRecord newest,
      Restatements restatements) {
    if (newest != null && isFailed(newest.state())) {
      return new Backfill.Entry(interval, IntervalStatus.FAILED, newest.id());
    }
    if (publishedBy == null) {
      return new Backfill.Entry(
          interval, IntervalStatus.MISSING, newest == null ? null : newest.id());
    }
    IntervalStatus status =
        restatements.since(publishedBy, interval)
            ? IntervalStatus.RESTATED
            : IntervalStatus.PUBLISHED;
    return new Backfill.Entry(interval, status, publishedBy);
  }

  private static boolean isFailed(RunState state) {
    return state.isFinal() && state != RunState.COMPLETED && state != RunState.CACHED;
  }

  /** The run that published each interval last. */
  private Map<IntervalBounds, String> published(Pipeline pipeline) {
    Map<IntervalBounds, String> runs = new HashMap<>();
    for (IntervalEntry entry : store.ledger().intervals(History.of(pipeline))) {
      runs.put(new IntervalBounds(entry.start(), entry.end()), entry.run());
    }
    return runs;
  }

  private Map<IntervalBounds, RunRecord> newest(Pipeline pipeline) {
    Map<IntervalBounds, RunRecord> newest = new HashMap<>();
    String history = History.of(pipeline);
    for (RunRecord run : store.runs().list(pipeline.name(), Integer.MAX_VALUE)) {
      IntervalBounds interval = run.interval();
      if (interval != null && run.history().equals(history)) {
        newest.putIfAbsent(interval, run);
      }
    }
    return newest;
  }
}
