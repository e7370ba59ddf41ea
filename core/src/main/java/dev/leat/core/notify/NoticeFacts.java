package dev.leat.core.notify;

import dev.leat.api.pipeline.Notification.Event;
import dev.leat.api.store.RunError;
import dev.leat.api.store.RunRecord;
import dev.leat.core.language.NoticeFact;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The facts of an occasion, as texts; what does not apply to it is left out. */
final class NoticeFacts {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Map<NoticeFact, String> values = new EnumMap<>(NoticeFact.class);

  private NoticeFacts() {}

  static NoticeFacts of(
      Occasion occasion, Event event, String pipeline, String project, String environment) {
    NoticeFacts facts = new NoticeFacts();
    facts.put(NoticeFact.EVENT, event.name().toLowerCase(Locale.ROOT));
    facts.put(NoticeFact.PROJECT, project);
    facts.put(NoticeFact.PIPELINE, pipeline);
    facts.put(NoticeFact.ENVIRONMENT, environment);
    switch (occasion) {
      case Occasion.Failed(RunReport report) -> facts.run(report);
      case Occasion.Recovered(RunReport report, var _) -> facts.run(report);
      case Occasion.Late late ->
          facts.put(
              NoticeFact.MISSED_TIMES,
              late.missed().stream().map(TIME::format).collect(Collectors.joining(", ")));
    }
    return facts;
  }

  /** One in words, the others by their keys. */
  String of(NoticeFact fact) {
    return values.getOrDefault(fact, "");
  }

  boolean has(NoticeFact fact) {
    return values.containsKey(fact);
  }

  void heldBack(int notices) {
    if (notices > 0) {
      put(NoticeFact.HELD_BACK, Integer.toString(notices));
    }
  }

  Map<String, String> byKey() {
    return values.entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().key(),
                Map.Entry::getValue,
                (first, _) -> first,
                java.util.LinkedHashMap::new));
  }

  private void run(RunReport report) {
    RunRecord run = report.run();
    put(NoticeFact.RUN, run.id());
    put(NoticeFact.STATE, run.state().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    put(NoticeFact.STARTED, TIME.format(run.started()));
    Instant ended = run.ended();
    if (ended != null) {
      put(NoticeFact.ENDED, TIME.format(ended));
      put(NoticeFact.DURATION, seconds(Duration.between(run.started(), ended)));
    }
    RunError error = run.error();
    if (error != null) {
      put(NoticeFact.ERROR_CODE, error.code());
      put(NoticeFact.ERROR, error.message());
    }
    put(NoticeFact.STEP, report.failedStep());
    put(NoticeFact.ROWS_READ, Long.toString(report.read()));
    put(NoticeFact.ROWS_QUARANTINED, Long.toString(report.quarantined()));
    put(NoticeFact.ROWS_PUBLISHED, Long.toString(report.published()));
  }

  private static String seconds(Duration duration) {
    return duration.compareTo(Duration.ofMinutes(1)) < 0
        ? String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0)
        : duration
            .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
            .toString()
            .substring("PT".length())
            .toLowerCase(Locale.ROOT);
  }

  private void put(NoticeFact fact, @Nullable String value) {
    if (value != null) {
      values.put(fact, value);
    }
  }
}
