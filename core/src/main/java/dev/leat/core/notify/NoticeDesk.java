package dev.leat.core.notify;

import dev.leat.api.notify.Notice;
import dev.leat.api.pipeline.Notification;
import dev.leat.api.pipeline.Notification.Event;
import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.problem.LeatException;
import dev.leat.api.project.Project;
import dev.leat.api.store.Notices;
import dev.leat.api.store.Store;
import dev.leat.core.journal.JournalJson;
import dev.leat.core.project.Connectors;
import dev.leat.core.time.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells people what happened to a pipeline, as its {@code notifications:} say. Nothing here fails a
 * run: what cannot be sent is a warning, is kept, and is tried again by the next run.
 */
public final class NoticeDesk {
  /** The setting that switches sending off. */
  public static final String SEND = "notifications.send";

  /** Notices older than that are not sent any more: nobody wants yesterday's alarm. */
  private static final Duration WORTH_SENDING = Duration.ofHours(24);

  private static final Duration MEMORY = Duration.ofDays(31);

  private final Project project;
  private final Notices notices;
  private final Journey journey;
  private final Outbox outbox;
  private final Clock clock;
  private final Consumer<String> warning;

  /**
   * @param warning told, in one line, of what could not be sent
   */
  public NoticeDesk(
      Project project,
      Store store,
      Connectors connectors,
      Clock clock,
      Sleeper sleeper,
      Consumer<String> warning) {
    this.project = project;
    this.notices = store.notices();
    this.journey = new Journey(store.runs(), project.environment());
    this.outbox = new Outbox(project, connectors, notices, clock, sleeper);
    this.clock = clock;
    this.warning = warning;
  }

  /** Before a run: tells of runs that crashed and of scheduled times that were missed. */
  public void begins(Pipeline pipeline) {
    if (isSilent(pipeline)) {
      return;
    }
    resend(pipeline);
    journey
        .crashed(pipeline.name(), now().minus(WORTH_SENDING))
        .forEach(report -> tell(pipeline, new Occasion.Failed(report)));
    journey.late(pipeline, now()).ifPresent(late -> tell(pipeline, late));
  }

  /** After a run: tells of its failure, or of its success when the one before had failed. */
  public void ended(Pipeline pipeline, RunReport report) {
    if (isSilent(pipeline)) {
      return;
    }
    switch (report.run().state()) {
      case FAILED, TIMED_OUT, CRASHED, PUBLISHING -> tell(pipeline, new Occasion.Failed(report));
      case COMPLETED -> {
        var before = journey.failedBefore(report.run());
        if (!before.isEmpty()) {
          tell(pipeline, new Occasion.Recovered(report, before));
        }
      }
      case SCHEDULED,
          LATE,
          PENDING,
          RUNNING,
          AWAITING_RETRY,
          PAUSED,
          CACHED,
          CANCELLING,
          CANCELLED -> {}
    }
  }

  /**
   * Sends a sample over each of a pipeline's notifications, once, whatever their limits, and keeps
   * no memory of it.
   *
   * @throws LeatException when one of them cannot be sent
   */
  public void trial(Pipeline pipeline, Event event) {
    Occasion occasion = Samples.of(event, pipeline.name(), project.environment(), now());
    for (Notification notification : pipeline.notifications()) {
      NoticeFacts facts = facts(occasion, event, pipeline);
      outbox.deliver(entry(pipeline, notification, occasion, event, facts, Notices.Status.PENDING));
    }
  }

  private boolean isSilent(Pipeline pipeline) {
    return pipeline.notifications().isEmpty()
        || project.settings().getOrDefault(SEND, "true").equals("false");
  }

  private void resend(Pipeline pipeline) {
    Instant since = now().minus(WORTH_SENDING);
    notices.unsent(pipeline.name(), project.environment(), since).forEach(this::send);
  }

  private void tell(Pipeline pipeline, Occasion occasion) {
    for (Notification notification : pipeline.notifications()) {
      Optional<Event> event =
          occasion.events().stream().filter(notification.on()::contains).findFirst();
      event.ifPresent(subscribed -> tell(pipeline, notification, occasion, subscribed));
    }
  }

  private void tell(Pipeline pipeline, Notification notification, Occasion occasion, Event event) {
    List<Notices.Entry> told =
        notices.told(
            pipeline.name(), project.environment(), channel(notification), now().minus(MEMORY));
    NoticeFacts facts = facts(occasion, event, pipeline);
    Notices.Entry candidate =
        entry(pipeline, notification, occasion, event, facts, Notices.Status.PENDING);
    if (told.stream().anyMatch(known -> known.id().equals(candidate.id()))) {
      return;
    }
    Frequency frequency = new Frequency(told, now());
    if (frequency.holdsBack(notification, event, occasion.topic())) {
      notices.add(entry(pipeline, notification, occasion, event, facts, Notices.Status.HELD_BACK));
      return;
    }
    facts.heldBack(frequency.heldBack());
    Notices.Entry entry =
        entry(pipeline, notification, occasion, event, facts, Notices.Status.PENDING);
    notices.add(entry);
    send(entry);
  }

  private void send(Notices.Entry entry) {
    try {
      outbox.send(entry);
    } catch (LeatException failure) {
      warning.accept(
          "The notice \""
              + entry.subject()
              + "\" could not be sent: "
              + failure.getMessage()
              + " The next run tries again.");
    }
  }

  private NoticeFacts facts(Occasion occasion, Event event, Pipeline pipeline) {
    return NoticeFacts.of(occasion, event, pipeline.name(), project.name(), project.environment());
  }

  private Notices.Entry entry(
      Pipeline pipeline,
      Notification notification,
      Occasion occasion,
      Event event,
      NoticeFacts facts,
      Notices.Status status) {
    String channel = channel(notification);
    String id = event + " " + occasion.identity() + " " + project.environment() + " " + channel;
    NoticeWriter writer = new NoticeWriter(notification, occasion, facts);
    Notice notice =
        new Notice(
            id, event, pipeline.name(), now(), writer.subject(), writer.text(), facts.byKey());
    return new Notices.Entry(
        id,
        pipeline.name(),
        project.environment(),
        channel,
        event,
        occasion.topic(),
        notice.subject(),
        JournalJson.write(new Message(notification.connection(), notification.to(), notice)),
        notice.at(),
        status,
        0,
        notice.at(),
        null);
  }

  private static String channel(Notification notification) {
    return notification.to().isEmpty()
        ? notification.connection()
        : notification.connection() + ": " + String.join(", ", notification.to());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
