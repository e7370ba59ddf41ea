package dev.leat.core.plan;

import dev.leat.api.pipeline.SqlFunction;
import dev.leat.api.pipeline.SqlText;
import dev.leat.api.pipeline.Template;
import dev.leat.api.store.RunRecord.IntervalBounds;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  /** A path or name with its references to facts replaced; times are spelled without colons. */
  public String resolve(String text) {
    return Template.parse(text).resolve(reference -> Optional.ofNullable(value(reference.name())));
  }

  private @Nullable String value(String name) {
    return switch (name) {
      case "run.id" -> run;
      case "run.time" -> pathTime(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
      case "interval.start" -> interval == null ? null : pathTime(interval.start());
      case "interval.end" -> interval == null ? null : pathTime(interval.end());
      default -> null;
    };
  }

  private static String pathTime(LocalDateTime value) {
    return value.toLocalTime().toSecondOfDay() == 0
        ? value.toLocalDate().toString()
        : DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss", Locale.ROOT).format(value);
  }
}
