package dev.leat.report;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Time counted in units since an origin, so that every tick falls on a whole unit.
 *
 * @param origin a beginning of a unit
 */
record TimeScale(Unit unit, LocalDateTime origin) {
  private static final int FEWEST_UNITS = 5;

  /** The distance of ticks, from long to short. */
  enum Unit {
    YEAR(ChronoUnit.YEARS, 1, "yyyy"),
    MONTH(ChronoUnit.MONTHS, 1, "yyyy-MM"),
    WEEK(ChronoUnit.WEEKS, 1, "yyyy-MM-dd"),
    DAY(ChronoUnit.DAYS, 1, "yyyy-MM-dd"),
    QUARTER_DAY(ChronoUnit.HOURS, 6, "MM-dd HH:mm"),
    HOUR(ChronoUnit.HOURS, 1, "MM-dd HH:mm"),
    TEN_MINUTES(ChronoUnit.MINUTES, 10, "HH:mm"),
    MINUTE(ChronoUnit.MINUTES, 1, "HH:mm"),
    TEN_SECONDS(ChronoUnit.SECONDS, 10, "HH:mm:ss"),
    SECOND(ChronoUnit.SECONDS, 1, "HH:mm:ss");

    private final ChronoUnit base;
    private final int times;
    private final DateTimeFormatter format;

    Unit(ChronoUnit base, int times, String pattern) {
      this.base = base;
      this.times = times;
      this.format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    LocalDateTime plus(LocalDateTime origin, long units) {
      return origin.plus(units * times, base);
    }

    long between(LocalDateTime origin, LocalDateTime time) {
      return Math.floorDiv(base.between(origin, time), times);
    }
  }

  /** The scale with the longest unit that still gives a handful of ticks. */
  static TimeScale of(List<LocalDateTime> times) {
    LocalDateTime first = Collections.min(times);
    LocalDateTime last = Collections.max(times);
    boolean wholeDays = times.stream().allMatch(TimeScale::isMidnight);
    Unit unit = wholeDays ? Unit.DAY : Unit.SECOND;
    for (Unit candidate : Unit.values()) {
      if (candidate.compareTo(unit) < 0 && candidate.between(first, last) >= FEWEST_UNITS) {
        unit = candidate;
        break;
      }
    }
    boolean weekly =
        wholeDays && times.stream().map(LocalDateTime::getDayOfWeek).distinct().count() == 1;
    if (weekly && unit == Unit.DAY && !first.equals(last)) {
      unit = Unit.WEEK;
    }
    DayOfWeek weekStart = weekly ? first.getDayOfWeek() : DayOfWeek.MONDAY;
    return new TimeScale(unit, origin(unit, first, weekStart));
  }

  double position(LocalDateTime time) {
    long whole = unit.between(origin, time);
    LocalDateTime from = unit.plus(origin, whole);
    LocalDateTime to = unit.plus(origin, whole + 1);
    return whole + seconds(from, time) / seconds(from, to);
  }

  String label(long units) {
    return unit.format.format(unit.plus(origin, units));
  }

  private static LocalDateTime origin(Unit unit, LocalDateTime first, DayOfWeek weekStart) {
    LocalDateTime day = first.truncatedTo(ChronoUnit.DAYS);
    return switch (unit) {
      case YEAR -> day.withDayOfYear(1);
      case MONTH -> day.withDayOfMonth(1);
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(weekStart));
      case DAY, QUARTER_DAY, HOUR -> day;
      case TEN_MINUTES, MINUTE -> first.truncatedTo(ChronoUnit.HOURS);
      case TEN_SECONDS, SECOND -> first.truncatedTo(ChronoUnit.MINUTES);
    };
  }

  private static boolean isMidnight(LocalDateTime time) {
    return time.toLocalTime().toNanoOfDay() == 0;
  }

  private static double seconds(LocalDateTime from, LocalDateTime to) {
    Duration duration = Duration.between(from, to);
    return duration.getSeconds() + duration.getNano() / 1e9;
  }
}
