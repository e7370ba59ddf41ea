package dev.leat.cli.command;

import dev.leat.api.pipeline.Notification;
import dev.leat.api.pipeline.Notification.Event;
import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.problem.LeatException;
import dev.leat.api.store.Notices;
import dev.leat.cli.ExitCode;
import dev.leat.cli.bootstrap.Engines;
import dev.leat.cli.bootstrap.OpenProject;
import dev.leat.cli.output.TextTable;
import dev.leat.core.notify.NoticeDesk;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at what people were told, and tries whether it arrives. */
@Command(
    name = "notifications",
    description = "Looks at what people were told, and tries whether it arrives: list, test.",
    mixinStandardHelpOptions = true,
    subcommands = {
      NotificationsCommand.ListNotices.class,
      NotificationsCommand.TestNotifications.class
    })
final class NotificationsCommand extends LeatGroup {
  /** Lists notices, the newest first. */
  @Command(
      name = "list",
      description = "What was told, what was held back, and what could not be sent.",
      mixinStandardHelpOptions = true)
  static final class ListNotices extends GroupedCommand {
    @Parameters(paramLabel = "PIPELINE", arity = "0..1", description = "Of this pipeline only.")
    @Nullable String pipeline;

    @Option(names = "--limit", description = "At most so many (default: ${DEFAULT-VALUE}).")
    int limit = 20;

    @Override
    public Integer call() {
      try (OpenProject project = open(Engines.DEFAULT)) {
        List<Notices.Entry> notices = project.store().notices().list(pipeline, limit);
        if (wantsJson()) {
          printJson(notices.stream().map(ListNotices::json).toList());
        } else if (notices.isEmpty()) {
          print("Nobody was told anything yet.");
        } else {
          TextTable table = new TextTable("time", "to", "subject", "status", "error");
          notices.forEach(
              notice ->
                  table.row(
                      notice.at().truncatedTo(ChronoUnit.SECONDS),
                      notice.channel(),
                      notice.subject(),
                      status(notice),
                      notice.error() == null ? "" : notice.error()));
          table.lines().forEach(this::print);
        }
      }
      return ExitCode.OK;
    }

    private static String status(Notices.Entry notice) {
      return notice.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Map<String, @Nullable Object> json(Notices.Entry notice) {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("id", notice.id());
      json.put("pipeline", notice.pipeline());
      json.put("environment", notice.environment());
      json.put("to", notice.channel());
      json.put("event", notice.event().name().toLowerCase(Locale.ROOT));
      json.put("subject", notice.subject());
      json.put("time", notice.at().toString());
      json.put("status", status(notice));
      json.put("attempts", notice.attempts());
      json.put("error", notice.error());
      return json;
    }
  }

  /** Sends samples. */
  @Command(
      name = "test",
      description = "Sends a sample over each notification of a pipeline, whatever its limits.",
      mixinStandardHelpOptions = true)
  static final class TestNotifications extends GroupedCommand {
    @Parameters(paramLabel = "PIPELINE", description = "The pipeline.")
    String name = "";

    @Option(
        names = "--event",
        paramLabel = "EVENT",
        description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    Event event = Event.FAILURE;

    @Override
    public Integer call() {
      try (OpenProject project = open(Engines.DEFAULT)) {
        Pipeline pipeline = project.checked(name, Map.of()).pipeline();
        if (pipeline.notifications().isEmpty()) {
          throw LeatException.user(
              "no-notifications",
              name + " tells nobody anything. Add notifications: to its pipeline.yaml.");
        }
        desk(project).trial(pipeline, event);
        List<String> told =
            pipeline.notifications().stream().map(Notification::connection).toList();
        if (wantsJson()) {
          printJson(Map.of("sent", told));
        } else {
          told.forEach(connection -> print("Sent a sample over " + connection + "."));
        }
      }
      return ExitCode.OK;
    }

    private NoticeDesk desk(OpenProject project) {
      return new NoticeDesk(
          project.project(),
          project.store(),
          project.bench().connectors(),
          project.bench().clock(),
          project.bench().sleeper(),
          terminal().err()::println);
    }
  }
}
