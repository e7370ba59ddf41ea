package dev.leat.notify;

import dev.leat.api.notify.Notice;
import dev.leat.api.pipeline.Notification;
import dev.leat.api.project.Connection;
import java.time.Instant;
import java.util.Map;

final class Notices {
  static final Notice FAILURE =
      new Notice(
          "FAILURE trades-1",
          Notification.Event.FAILURE,
          "trades",
          Instant.parse("2026-03-02T10:00:00Z"),
          "[shop/production] trades failed: too-many-rejected – Größe",
          "Pipeline trades failed.\n\nWhat      12 of 100 rows <were> rejected & kept.\n",
          Map.of("run", "trades-1", "error_code", "too-many-rejected"));

  private Notices() {}

  static Connection connection(String name, Map<String, String> options) {
    return new Connection(name, "any", options);
  }
}
