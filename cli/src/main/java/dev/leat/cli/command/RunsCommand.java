package dev.leat.cli.command;

import dev.leat.api.store.RunRecord;
import dev.leat.api.store.StateChange;
import dev.leat.api.store.StepRecord;
import dev.leat.cli.ExitCode;
import dev.leat.cli.bootstrap.Engines;
import dev.leat.cli.bootstrap.OpenProject;
import dev.leat.cli.output.Quantities;
import dev.leat.cli.output.TextTable;
import dev.leat.core.run.RunJson;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at runs. */
@Command(
    name = "runs",
    description = "Looks at runs: list, show, logs.",
    mixinStandardHelpOptions = true,
    subcommands = {
      RunsCommand.ListRuns.class,
      RunsCommand.ShowRun.class,
      RunsCommand.RunLogs.class
    })
final class RunsCommand extends LeatGroup {
  /** Lists runs, the newest first. */
  @Command(name = "list", description = "The newest runs.", mixinStandardHelpOptions = true)
  static final class ListRuns extends GroupedCommand {
    @Parameters(paramLabel = "PIPELINE", arity = "0..1", description = "Of this pipeline only.")
    @Nullable String pipeline;

    @Option(names = "--limit", description = "At most so many (default: ${DEFAULT-VALUE}).")
    int limit = 20;

    @Override
    public Integer call() {
      try (OpenProject project = open(Engines.DEFAULT)) {
        List<RunRecord> runs = project.runs().list(pipeline, limit);
        if (wantsJson()) {
          printJson(runs.stream().map(run -> RunJson.of(project.runs().result(run.id()))).toList());
        } else if (runs.isEmpty()) {
          print("No runs yet.");
        } else {
          TextTable table =
              new TextTable("run", "pipeline", "state", "started", "duration", "error");
          runs.forEach(
              run ->
                  table.row(
                      run.id(),
                      run.pipeline(),
                      RunJson.title(run.state()),
                      run.started().truncatedTo(ChronoUnit.SECONDS),
                      duration(run.started(), run.ended()),
                      run.error() == null ? "" : run.error().code()));
          table.lines().forEach(this::print);
        }
      }
      return ExitCode.OK;
    }
  }

  /** Shows one run. */
  @Command(name = "show", description = "All about one run.", mixinStandardHelpOptions = true)
  static final class ShowRun extends GroupedCommand {
    @Parameters(paramLabel = "RUN", description = "The run's id.")
    String run = "";

    @Override
    public Integer call() {
      try (OpenProject project = open(Engines.DEFAULT)) {
        if (wantsJson()) {
          printJson(RunJson.of(project.runs().result(run)));
        } else {
          RunSummary.print(terminal(), project.runs().result(run));
        }
      }
      return ExitCode.OK;
    }
  }

  /** Shows what happened in a run, in order. */
  @Command(
      name = "logs",
      description = "What happened in a run, in order: states and steps.",
      mixinStandardHelpOptions = true)
  static final class RunLogs extends GroupedCommand {
    @Parameters(paramLabel = "RUN", description = "The run's id.")
    String run = "";

    @Override
    public Integer call() {
      try (OpenProject project = open(Engines.DEFAULT)) {
        project.runs().find(run);
        List<StateChange> states = project.store().runs().states(run);
        List<StepRecord> steps = project.store().runs().steps(run);
        if (wantsJson()) {
          Map<String, Object> json = new LinkedHashMap<>();
          json.put("run", run);
          json.put("states", states);
          json.put("steps", steps);
          printJson(json);
        } else {
          TextTable table = new TextTable("time", "what", "state", "duration", "rows", "error");
          lines(table, states, steps);
          table.lines().forEach(this::print);
        }
      }
      return ExitCode.OK;
    }

    private static void lines(TextTable table, List<StateChange> states, List<StepRecord> steps) {
      int next = 0;
      for (StepRecord step : steps) {
        while (next < states.size() && !states.get(next).at().isAfter(step.started())) {
          state(table, states.get(next++));
        }
        table.row(
            step.started(),
            step.step() + (step.attempt() > 1 ? " attempt " + step.attempt() : ""),
            step.state().name().toLowerCase(java.util.Locale.ROOT),
            Quantities.duration(step.duration()),
            step.figures().rowsOut() > 0 ? Quantities.count(step.figures().rowsOut()) : "",
            step.error() == null ? "" : step.error().message());
      }
      while (next < states.size()) {
        state(table, states.get(next++));
      }
    }

    private static void state(TextTable table, StateChange change) {
      table.row(change.at(), "run", RunJson.title(change.state()), "", "", "");
    }
  }

  private static String duration(Instant started, @Nullable Instant ended) {
    return ended == null ? "" : Quantities.duration(Duration.between(started, ended));
  }
}
