package dev.leat.core.check;

import dev.leat.api.pipeline.Interval;
import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.pipeline.Source;
import dev.leat.api.problem.Suggestions;
import dev.leat.api.type.DataType;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks the column that a pipeline's interval filters. */
final class IntervalChecks {
  private static final List<String> PATH = List.of("interval", "column");

  private IntervalChecks() {}

  /** Whether a run of one interval reads only part of the source. */
  static boolean isFiltered(Source source, Pipeline pipeline) {
    Interval interval = pipeline.interval();
    return interval != null
        && source.columns().stream()
            .anyMatch(column -> column.name().equalsIgnoreCase(interval.column()));
  }

  static void check(Pipeline pipeline, Findings findings) {
    Interval interval = pipeline.interval();
    if (interval == null) {
      return;
    }
    Set<String> names = new TreeSet<>();
    boolean found = false;
    for (Source source : pipeline.sources()) {
      for (var column : source.columns()) {
        names.add(column.name());
        if (column.name().equalsIgnoreCase(interval.column())) {
          found = true;
          checkType(source, column.type(), interval, findings);
        }
      }
    }
    if (!found && !names.isEmpty()) {
      findings.error(
          "unknown-column",
          PATH,
          "No source has a column " + interval.column() + ".",
          Suggestions.remedy(interval.column(), names));
    }
  }

  private static void checkType(
      Source source, DataType type, Interval interval, Findings findings) {
    if (!Columns.isMoment(type)) {
      findings.error(
          "wrong-type",
          PATH,
          source.name()
              + "."
              + interval.column()
              + " is "
              + type
              + "; an interval needs a date or timestamp.",
          null);
    }
  }
}
