package dev.leat.report;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where values lie on the horizontal axis, and how its ticks read. */
sealed interface HorizontalAxis {
  /** A tick that has no text. XChart takes an empty text for a missing one. */
  String BLANK = " ";

  double position(Object value);

  /** The text of a tick there. */
  String label(double position);

  /** The axis that suits these values. */
  static HorizontalAxis of(List<Object> values) {
    if (values.stream().allMatch(Number.class::isInstance)) {
      return new Numbers();
    }
    if (values.stream().allMatch(HorizontalAxis::isTime)) {
      return new Times(TimeScale.of(values.stream().map(HorizontalAxis::time).toList()));
    }
    return Names.of(values);
  }

  private static boolean isTime(Object value) {
    return value instanceof LocalDate || value instanceof LocalDateTime;
  }

  private static LocalDateTime time(Object value) {
    return value instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) value;
  }

  /** Numbers lie where they are. */
  record Numbers() implements HorizontalAxis {
    @Override
    public double position(Object value) {
      return ((Number) value).doubleValue();
    }

    @Override
    public String label(double position) {
      var format = new DecimalFormat("#,##0.######", DecimalFormatSymbols.getInstance(Locale.ROOT));
      return format.format(BigDecimal.valueOf(position));
    }
  }

  /** Dates and timestamps lie on a scale of whole hours, days, weeks, …. */
  record Times(TimeScale scale) implements HorizontalAxis {
    @Override
    public double position(Object value) {
      return scale.position(time(value));
    }

    @Override
    public String label(double position) {
      double whole = Math.rint(position);
      return Math.abs(position - whole) > 1e-6 ? BLANK : scale.label((long) whole);
    }
  }

  /** Names lie side by side in the order of their first occurrence. */
  record Names(List<String> names, Map<String, Integer> places) implements HorizontalAxis {
    static Names of(List<Object> values) {
      Map<String, Integer> places = new LinkedHashMap<>();
      values.forEach(value -> places.putIfAbsent(value.toString(), places.size()));
      return new Names(List.copyOf(places.keySet()), places);
    }

    @Override
    public double position(Object value) {
      Integer place = places.get(value.toString());
      if (place == null) {
        throw new IllegalArgumentException("no place for " + value);
      }
      return place;
    }

    @Override
    public String label(double position) {
      double whole = Math.rint(position);
      boolean named = Math.abs(position - whole) <= 1e-6 && whole >= 0 && whole < names.size();
      return named ? ChartText.name(names.get((int) whole)) : BLANK;
    }
  }
}
