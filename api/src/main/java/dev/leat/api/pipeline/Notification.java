package dev.leat.api.pipeline;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of what, and how often.
 *
 * @param connection what carries it
 * @param to who is told, in the connection's terms; empty for whoever the connection itself names
 * @param repeatAfter the same failure is told again only after this time
 * @param atMost notices an hour; more are held back and counted in the next one
 * @param subject the subject's template; null for Leat's own
 * @param text the text's template; null for Leat's own
 */
public record Notification(
    String connection,
    List<Event> on,
    List<String> to,
    Duration repeatAfter,
    int atMost,
    @Nullable String subject,
    @Nullable String text) {
  public static final Duration DEFAULT_REPEAT_AFTER = Duration.ofHours(4);
  public static final int DEFAULT_AT_MOST = 10;

  public Notification {
    on = List.copyOf(on);
    to = List.copyOf(to);
    if (repeatAfter.isNegative() || atMost < 1) {
      throw new IllegalArgumentException("repeatAfter and atMost are positive");
    }
  }

  /** Tells of failures and recoveries over that connection, with the defaults of the language. */
  public static Notification over(String connection) {
    return new Notification(
        connection,
        List.of(Event.FAILURE, Event.RECOVERY),
        List.of(),
        DEFAULT_REPEAT_AFTER,
        DEFAULT_AT_MOST,
        null,
        null);
  }

  public Notification on(Event... events) {
    return new Notification(connection, List.of(events), to, repeatAfter, atMost, subject, text);
  }

  public Notification to(String... people) {
    return new Notification(connection, on, List.of(people), repeatAfter, atMost, subject, text);
  }

  /** The same failure is told again only after that time, and no more than so many an hour. */
  public Notification limitedTo(Duration repetition, int anHour) {
    return new Notification(connection, on, to, repetition, anHour, subject, text);
  }

  /** In these words, which may refer to facts such as <code>${notice.error}</code>. */
  public Notification saying(String subjectTemplate, String textTemplate) {
    return new Notification(connection, on, to, repeatAfter, atMost, subjectTemplate, textTemplate);
  }

  /** What may be told. */
  public enum Event {
    /** A run did not reach its end, or not all of its targets. */
    FAILURE,
    /** A run completed after one that did not. */
    RECOVERY,
    /** A run failed because too many rows were rejected. */
    THRESHOLD,
    /** A scheduled time passed, and the next one came, without a run. */
    LATENESS
  }
}
