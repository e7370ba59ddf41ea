package dev.leat.api.store;

import dev.leat.api.pipeline.Notification;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people were told, what was held back, and what still has to be sent. */
public interface Notices {
  /** Enters a notice; when there is one of that id already, nothing changes. */
  void add(Entry entry);

  /** Notes how an attempt to send it ended. */
  void attempted(String id, Status status, Instant at, @Nullable String error);

  /** Notices of that pipeline and environment to that channel, the newest first. */
  List<Entry> told(String pipeline, String environment, String channel, Instant since);

  /** Notices that no system has taken, the oldest first. */
  List<Entry> unsent(String pipeline, String environment, Instant since);

  /** The newest first; of one pipeline, or of all when it is null. */
  List<Entry> list(@Nullable String pipeline, int limit);

  /**
   * A notice and what became of it.
   *
   * @param id the same for the same occasion and channel, however often it is met
   * @param channel who is told over what: the connection's name, and the receivers behind it
   * @param topic what is the same in repetitions, such as {@code failure:connection-refused}
   * @param message all that sending needs, as JSON
   * @param changed when its status last changed
   * @param error why the last attempt failed; null when it did not
   */
  record Entry(
      String id,
      String pipeline,
      String environment,
      String channel,
      Notification.Event event,
      String topic,
      String subject,
      String message,
      Instant at,
      Status status,
      int attempts,
      Instant changed,
      @Nullable String error) {}

  /** Where a notice stands. */
  enum Status {
    PENDING,
    SENT,
    /** The last attempt failed; the next command tries again. */
    FAILED,
    /** Not sent, because the like of it was told shortly before. */
    HELD_BACK
  }
}
