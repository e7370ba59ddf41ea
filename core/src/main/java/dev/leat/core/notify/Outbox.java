package dev.leat.core.notify;

import dev.leat.api.notify.Notifier;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.project.Connection;
import dev.leat.api.project.Project;
import dev.leat.api.store.Notices;
import dev.leat.core.journal.JournalJson;
import dev.leat.core.project.Connectors;
import dev.leat.core.time.Cancellation;
import dev.leat.core.time.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Sends notices that have been entered, and notes what became of them. */
final class Outbox {
  private static final int ATTEMPTS = 3;
  private static final Duration DELAY = Duration.ofSeconds(1);

  private final Project project;
  private final Connectors connectors;
  private final Notices notices;
  private final Clock clock;
  private final Sleeper sleeper;

  Outbox(Project project, Connectors connectors, Notices notices, Clock clock, Sleeper sleeper) {
    this.project = project;
    this.connectors = connectors;
    this.notices = notices;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /**
   * Sends it, in a few attempts where that may help.
   *
   * @throws LeatException of the last attempt; that it failed has been noted
   */
  void send(Notices.Entry entry) {
    for (int attempt = 1; ; attempt++) {
      try {
        deliver(entry);
        note(entry, Notices.Status.SENT, null);
        return;
      } catch (LeatException failure) {
        note(entry, Notices.Status.FAILED, String.valueOf(failure.getMessage()));
        if (attempt == ATTEMPTS || failure.kind() != ErrorKind.EXTERNAL) {
          throw failure;
        }
        sleeper.sleep(DELAY.multipliedBy(1L << (2 * (attempt - 1))), new Cancellation());
      }
    }
  }

  private void note(Notices.Entry entry, Notices.Status status, @Nullable String error) {
    notices.attempted(entry.id(), status, clock.instant().truncatedTo(ChronoUnit.MICROS), error);
  }

  /** Hands it to the system, once, and notes nothing. */
  void deliver(Notices.Entry entry) {
    Message message = JournalJson.read(entry.message(), Message.class);
    Connection connection =
        project
            .connection(message.connection())
            .orElseThrow(
                () ->
                    LeatException.user(
                        "unknown-connection",
                        "There is no connection " + message.connection() + " any more."));
    Notifier notifier =
        connectors
            .notifier(connection.type())
            .orElseThrow(
                () ->
                    LeatException.user(
                        "wrong-connection",
                        "The connection " + connection.name() + " carries no notices."));
    notifier.send(connection, project.root(), message.to(), message.notice());
  }
}
