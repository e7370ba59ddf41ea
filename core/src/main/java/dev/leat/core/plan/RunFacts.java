package dev.leat.core.plan;

import dev.leat.api.pipeline.SqlFunction;
import dev.leat.api.pipeline.SqlText;
import dev.leat.api.store.RunRecord.IntervalBounds;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is fixed for a run: {@code ${run.id}}, {@code ${run.time}}, {@code ${interval.start}} and
 * {@code ${interval.end}}; in SQL they are macros.
 */
public record RunFacts(String run, Instant time, @Nullable IntervalBounds interval) {
  private static final DateTimeFormatter SQL_TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  /** The facts as macros for a session. */
  public List<SqlFunction> functions() {
    return expressions().entrySet().stream()
        .map(fact -> new SqlFunction(fact.getKey(), List.of(), SqlText.of(fact.getValue())))
        .toList();
  }

  /** The facts that a piece of canonical SQL depends on, with their values. */
  String usedBy(String sql) {
    String lower = sql.toLowerCase(Locale.ROOT);
    return expressions().entrySet().stream()
        .filter(fact -> lower.contains(fact.getKey()))
        .map(Map.Entry::toString)
        .collect(Collectors.joining(";"));
  }

  private Map<String, String> expressions() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("leat_run_time", timestamp(LocalDateTime.ofInstant(time, ZoneOffset.UTC)));
    facts.put("leat_run_id", "'" + run.replace("'", "''") + "'");
    facts.put("leat_interval_start", timestamp(interval == null ? null : interval.start()));
    facts.put("leat_interval_end", timestamp(interval == null ? null : interval.end()));
    return facts;
  }

  private static String timestamp(@Nullable LocalDateTime value) {
    return value == null
        ? "cast(null as timestamp)"
        : "timestamp '" + SQL_TIMESTAMP.format(value) + "'";
  }

  /** A text with its references to facts replaced; in paths, so colons become dashes. */
  public String resolve(String text) {
    String resolved =
        text.replace("${run.id}", run)
            .replace("${run.time}", pathTime(LocalDateTime.ofInstant(time, ZoneOffset.UTC)));
    if (interval != null) {
      resolved =
          resolved
              .replace("${interval.start}", pathTime(interval.start()))
              .replace("${interval.end}", pathTime(interval.end()));
    }
    return resolved.replace("$${", "${");
  }

  private static String pathTime(LocalDateTime value) {
    return value.toLocalTime().toSecondOfDay() == 0
        ? value.toLocalDate().toString()
        : DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss", Locale.ROOT).format(value);
  }
}
