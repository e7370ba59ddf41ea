package dev.leat.core.ledger;

import dev.leat.api.pipeline.Interval;
import dev.leat.api.store.Ledger;
import dev.leat.api.store.RunRecord.IntervalBounds;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** The grid of half-open UTC intervals that a pipeline's runs are for. */
public final class Intervals {
  private Intervals() {}

  /** The interval that holds that moment. */
  public static IntervalBounds holding(Interval.Every every, LocalDateTime moment) {
    LocalDateTime day = moment.truncatedTo(ChronoUnit.DAYS);
    LocalDateTime start =
        switch (every) {
          case HOUR -> moment.truncatedTo(ChronoUnit.HOURS);
          case DAY -> day;
          case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
          case MONTH -> day.withDayOfMonth(1);
        };
    return new IntervalBounds(start, after(every, start));
  }

  /** The newest interval that is over at that time. */
  public static IntervalBounds newestComplete(Interval.Every every, Instant time) {
    LocalDateTime start = holding(every, LocalDateTime.ofInstant(time, ZoneOffset.UTC)).start();
    return holding(every, start.minusNanos(1));
  }

  /** The intervals from the one that holds {@code from} to the one that ends by {@code to}. */
  public static List<IntervalBounds> between(
      Interval.Every every, LocalDateTime from, LocalDateTime to) {
    List<IntervalBounds> all = new ArrayList<>();
    for (IntervalBounds next = holding(every, from);
        !next.end().isAfter(to);
        next = holding(every, next.end())) {
      all.add(next);
    }
    return all;
  }

  /** The intervals between the first and the last published one that are not published. */
  public static List<IntervalBounds> gaps(
      Interval.Every every, List<Ledger.IntervalEntry> published) {
    if (published.isEmpty()) {
      return List.of();
    }
    List<IntervalBounds> present =
        published.stream().map(entry -> new IntervalBounds(entry.start(), entry.end())).toList();
    return between(every, published.getFirst().start(), published.getLast().end()).stream()
        .filter(interval -> !present.contains(interval))
        .toList();
  }

  private static LocalDateTime after(Interval.Every every, LocalDateTime start) {
    return switch (every) {
      case HOUR -> start.plusHours(1);
      case DAY -> start.plusDays(1);
      case WEEK -> start.plusWeeks(1);
      case MONTH -> start.plusMonths(1);
    };
  }
}
