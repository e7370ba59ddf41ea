package dev.leat.core.notify;

import dev.leat.api.pipeline.Notification;
import dev.leat.api.pipeline.Notification.Event;
import dev.leat.api.store.Notices;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How often a channel was told, and whether it is to be told again.
 *
 * @param told the channel's notices, the newest first
 */
record Frequency(List<Notices.Entry> told, Instant now) {
  private static final Duration HOUR = Duration.ofHours(1);

  Frequency {
    told = List.copyOf(told);
  }

  /** Whether the like of it was told too short a time ago, or too much was told of late. */
  boolean holdsBack(Notification notification, Event event, String topic) {
    return switch (event) {
      // Whoever was told of the trouble is told of its end.
      case RECOVERY -> !notification.on().equals(List.of(Event.RECOVERY)) && !hasOpenTrouble();
      case FAILURE, THRESHOLD, LATENESS ->
          isRepetition(notification.repeatAfter(), event, topic)
              || lastHour() >= notification.atMost();
    };
  }

  /** Notices held back since one was sent. */
  int heldBack() {
    return (int)
        told.stream()
            .takeWhile(entry -> entry.status() == Notices.Status.HELD_BACK)
            .filter(entry -> entry.event() != Event.RECOVERY)
            .count();
  }

  private boolean isRepetition(Duration within, Event event, String topic) {
    return told.stream()
        .takeWhile(entry -> entry.event() != Event.RECOVERY)
        .filter(entry -> entry.status() != Notices.Status.HELD_BACK)
        .anyMatch(
            entry ->
                entry.event() == event
                    && entry.topic().equals(topic)
                    && entry.at().plus(within).isAfter(now));
  }

  private boolean hasOpenTrouble() {
    return told.stream()
        .takeWhile(entry -> entry.event() != Event.RECOVERY)
        .anyMatch(entry -> entry.status() != Notices.Status.HELD_BACK);
  }

  private long lastHour() {
    return told.stream()
        .filter(entry -> entry.status() != Notices.Status.HELD_BACK)
        .filter(entry -> entry.at().plus(HOUR).isAfter(now))
        .count();
  }
}
