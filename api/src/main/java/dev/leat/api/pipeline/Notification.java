package dev.leat.api.pipeline;

import java.util.List;

/** Who is told of what. */
public record Notification(String connection, List<Event> on, List<String> to) {
  public Notification {
    on = List.copyOf(on);
    to = List.copyOf(to);
  }

  /** What may be told. */
  public enum Event {
    FAILURE,
    RECOVERY,
    THRESHOLD,
    LATENESS
  }
}
