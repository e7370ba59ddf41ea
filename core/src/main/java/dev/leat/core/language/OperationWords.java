package dev.leat.core.language;

import static dev.leat.core.language.Key.optional;
import static dev.leat.core.language.Key.required;

import dev.leat.api.pipeline.Interval;
import dev.leat.api.pipeline.Notification;
import dev.leat.api.pipeline.RetryPolicy;
import dev.leat.api.pipeline.Schedule;
import java.time.Duration;
import java.util.List;

/** The words of schedules, retries, intervals and notifications. */
final class OperationWords {
  private static final Duration LONGEST = Duration.ofDays(30);
  static final Word<Duration> TIMEOUT =
      Words.duration(
          "a duration such as 1h, from 1s to 30d",
          duration ->
              duration.compareTo(Duration.ofSeconds(1)) >= 0 && duration.compareTo(LONGEST) <= 0);
  private static final Word<Duration> DELAY =
      Words.duration(
          "a duration such as 30s, up to 30d", duration -> duration.compareTo(LONGEST) <= 0);

  private static final Key<String> CRON =
      required("cron", CronSyntax.WORD, "Five fields, or six with seconds first.")
          .example("\"0 * * * *\"");
  private static final Key<String> TIMEZONE =
      optional("timezone", Words.ZONE, "The zone the cron fields are read in.").fallback("UTC");
  private static final Key<Schedule.Catchup> CATCHUP =
      optional(
              "catchup",
              Words.choice(Schedule.Catchup.class),
              "What happens with times missed while nothing ran.")
          .fallback("last");

  static final Section<Schedule> SCHEDULE =
      new Section<>(
          "schedule",
          "When a deployment of the pipeline runs by itself.",
          List.of(CRON, TIMEZONE, CATCHUP),
          fields ->
              new Schedule(
                  fields.require(CRON),
                  fields.or(TIMEZONE, "UTC"),
                  fields.or(CATCHUP, Schedule.Catchup.LAST)));

  private static final Key<Integer> ATTEMPTS =
      optional("attempts", Words.integer(1, 100), "In all, the first included.").fallback("1");
  private static final Key<Duration> DELAY_KEY =
      optional("delay", DELAY, "Before the second attempt.").fallback("0s").example("30s");
  private static final Key<RetryPolicy.Backoff> BACKOFF =
      optional("backoff", Words.choice(RetryPolicy.Backoff.class), "How the delay grows.")
          .fallback("fixed");
  private static final Key<Duration> MAX_DELAY =
      optional("max_delay", DELAY, "The longest delay.").fallback("1h");

  static final Section<RetryPolicy> RETRIES =
      new Section<>(
          "retries",
          "How often and when a failed step is tried again.",
          List.of(ATTEMPTS, DELAY_KEY, BACKOFF, MAX_DELAY),
          fields ->
              new RetryPolicy(
                  fields.or(ATTEMPTS, 1),
                  fields.or(DELAY_KEY, Duration.ZERO),
                  fields.or(BACKOFF, RetryPolicy.Backoff.FIXED),
                  fields.or(MAX_DELAY, RetryPolicy.NONE.maxDelay())));

  private static final Key<Interval.Every> EVERY =
      required(
              "every",
              Words.choice(Interval.Every.class),
              "The length of an interval; weeks begin on Monday.")
          .example("week");
  private static final Key<String> COLUMN =
      required("column", Words.NAME, "The date or timestamp column of the sources to filter.")
          .example("timestamp");

  static final Section<Interval> INTERVAL =
      new Section<>(
          "interval",
          "Half-open UTC intervals that runs are for, so that they can be backfilled.",
          List.of(EVERY, COLUMN),
          fields -> new Interval(fields.require(EVERY), fields.require(COLUMN)));

  private static final Key<String> CONNECTION =
      required("connection", Words.NAME, "The connection that carries it.").example("mail");
  private static final Key<List<Notification.Event>> ON =
      optional("on", Listing.oneOrMore(Words.choice(Notification.Event.class)), "What is told.")
          .fallback("[failure, recovery]");
  private static final Key<List<String>> TO =
      optional("to", Listing.oneOrMore(Words.TEXT), "Who is told, in the connection's terms.")
          .example("[data-team@example.com]");

  private static final Key<Duration> REPEAT_AFTER =
      optional(
              "repeat_after",
              DELAY,
              "The same failure is told again only after this time; the recovery ends it.")
          .fallback("4h");
  private static final Key<Integer> AT_MOST =
      optional(
              "at_most",
              Words.integer(1, 1000),
              "Notices an hour; more are held back and counted in the next one.")
          .fallback("10");
  private static final Key<String> SUBJECT =
      optional("subject", Words.NOTICE_TEXT, "The subject, instead of Leat's own.")
          .example("\"${notice.pipeline}: ${notice.error_code}\"");
  private static final Key<String> NOTICE_TEXT =
      optional(
              "text",
              Words.NOTICE_TEXT,
              "The text, instead of Leat's own. It may refer to "
                  + String.join(", ", NoticeFact.references())
                  + ".")
          .example("\"Run ${notice.run}: ${notice.error}\"");

  static final Section<Notification> NOTIFICATION =
      new Section<>(
          "notification",
          "Who is told of what, and how often.",
          List.of(CONNECTION, ON, TO, REPEAT_AFTER, AT_MOST, SUBJECT, NOTICE_TEXT),
          fields ->
              new Notification(
                  fields.require(CONNECTION),
                  fields.or(ON, List.of(Notification.Event.FAILURE, Notification.Event.RECOVERY)),
                  fields.or(TO, List.of()),
                  fields.or(REPEAT_AFTER, Notification.DEFAULT_REPEAT_AFTER),
                  fields.or(AT_MOST, Notification.DEFAULT_AT_MOST),
                  fields.find(SUBJECT),
                  fields.find(NOTICE_TEXT)));

  private OperationWords() {}
}
