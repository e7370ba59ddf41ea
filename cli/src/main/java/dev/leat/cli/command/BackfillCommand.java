package dev.leat.cli.command;

import dev.leat.api.problem.LeatException;
import dev.leat.api.store.RunRecord.IntervalBounds;
import dev.leat.cli.ExitCode;
import dev.leat.cli.bootstrap.Engines;
import dev.leat.cli.bootstrap.OpenProject;
import dev.leat.cli.output.TextTable;
import dev.leat.core.backfill.Backfill;
import dev.leat.core.backfill.BackfillPlanner;
import dev.leat.core.backfill.Reprocess;
import dev.leat.core.check.CheckedPipeline;
import dev.leat.core.run.RunJson;
import dev.leat.core.run.RunRequest;
import dev.leat.core.run.RunResult;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Runs a pipeline for the intervals of a range that are not published. */
@Command(
    name = "backfill",
    description = "Runs a pipeline for each interval of a range: those missing, failed or all.",
    mixinStandardHelpOptions = true)
final class BackfillCommand extends LeatCommand {
  @Parameters(paramLabel = "PIPELINE", description = "The pipeline; it has interval:.")
  String name = "";

  @Mixin ParameterOptions parameters = new ParameterOptions();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      required = true,
      converter = Moment.class,
      description = "A moment of the first interval: 2026-01-31 or 2026-01-31T06:00, UTC.")
  LocalDateTime from = LocalDateTime.MIN;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = Moment.class,
      description = "Intervals that end later are left out (default: now).")
  @Nullable LocalDateTime to;

  @Option(
      names = "--reprocess",
      paramLabel = "WHICH",
      description =
          "Beside missing intervals: none (default), failed (also those whose files have changed),"
              + " completed.")
  Reprocess reprocess = Reprocess.NONE;

  @Option(
      names = "--max-active-runs",
      paramLabel = "N",
      description =
          "At most so many runs at the same time (default: ${DEFAULT-VALUE}); they share memory and"
              + " threads, and publish one after the other.")
  int maxActiveRuns = 1;

  @Option(names = "--dry-run", description = "Only say which intervals would be run.")
  boolean dryRun;

  @Option(names = "--wait", description = "Wait while the pipeline or a target is in use.")
  boolean wait;

  @Option(names = "--engine", paramLabel = "NAME", description = "Default: ${DEFAULT-VALUE}.")
  String engine = Engines.DEFAULT;

  /** A date or a date with a time. */
  static final class Moment implements ITypeConverter<LocalDateTime> {
    @Override
    public LocalDateTime convert(String text) {
      try {
        return text.contains("T")
            ? LocalDateTime.parse(text)
            : LocalDate.parse(text).atStartOfDay();
      } catch (DateTimeParseException e) {
        TypeConversionException unread =
            new TypeConversionException(
                "'" + text + "' is not a moment such as 2026-01-31 or 2026-01-31T06:00");
        unread.initCause(e);
        throw unread;
      }
    }
  }

  @Override
  public Integer call() {
    if (maxActiveRuns < 1) {
      throw LeatException.user(
          "unknown-number", "--max-active-runs is " + maxActiveRuns + ". Let it be 1 or more.");
    }
    try (OpenProject project = open(engine)) {
      CheckedPipeline pipeline = project.checked(name, parameters.values);
      Instant now = surroundings().clock().instant();
      LocalDateTime end =
          Objects.requireNonNullElseGet(to, () -> LocalDateTime.ofInstant(now, ZoneOffset.UTC));
      Backfill backfill =
          new BackfillPlanner(project.project(), project.store())
              .plan(pipeline.pipeline(), from, end, reprocess, now);
      if (dryRun) {
        tell(backfill, List.of());
        return ExitCode.OK;
      }
      List<RunResult> results = carryOut(project, pipeline, backfill);
      tell(backfill, results);
      return exitCode(results);
    }
  }

  private List<RunResult> carryOut(
      OpenProject project, CheckedPipeline pipeline, Backfill backfill) {
    List<IntervalBounds> due = backfill.due();
    if (due.isEmpty()) {
      return List.of();
    }
    BackfillView view = new BackfillView(terminal(), options().format(), due.size());
    try (Interruption interruption = Interruption.listen()) {
      RunRequest request = RunRequest.now().with(interruption.cancellation());
      return project
          .runs()
          .runEach(pipeline, due, maxActiveRuns, wait ? request.waiting() : request, view);
    }
  }

  private void tell(Backfill backfill, List<RunResult> results) {
    if (wantsJson()) {
      printJson(json(backfill, results));
      return;
    }
    if (dryRun) {
      TextTable table = new TextTable("interval", "is", "newest run", "would be");
      for (Backfill.Entry entry : backfill.entries()) {
        table.row(
            BackfillView.written(entry.interval()),
            word(entry.status()),
            Objects.requireNonNullElse(entry.run(), ""),
            backfill.isDue(entry) ? "run" : "left");
      }
      table.lines().forEach(this::print);
    }
    print(summary(backfill, results));
  }

  private String summary(Backfill backfill, List<RunResult> results) {
    String due = backfill.due().size() + " of " + backfill.entries().size() + " intervals";
    if (dryRun) {
      return due + " would be run.";
    }
    long failed =
        results.stream().filter(result -> result.outcome() != RunResult.Outcome.OK).count();
    long notBegun = (long) backfill.due().size() - results.size();
    return due
        + " to run: "
        + (results.size() - failed)
        + " published"
        + (failed == 0 ? "" : ", " + failed + " not")
        + (notBegun <= 0 ? "" : ", " + notBegun + " not begun")
        + "."
        + (failed == 0 ? "" : " Run them again with --reprocess failed.");
  }

  private static Map<String, Object> json(Backfill backfill, List<RunResult> results) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(
        "intervals",
        backfill.entries().stream()
            .map(
                entry -> {
                  Map<String, Object> interval = new LinkedHashMap<>();
                  interval.put("start", entry.interval().start().toString());
                  interval.put("end", entry.interval().end().toString());
                  interval.put("status", word(entry.status()));
                  interval.put("run", entry.run());
                  interval.put("due", backfill.isDue(entry));
                  return interval;
                })
            .toList());
    json.put("runs", results.stream().map(RunJson::of).toList());
    return json;
  }

  private static String word(Enum<?> status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static int exitCode(List<RunResult> results) {
    return results.stream().map(RunCommand::exitCode).max(Integer::compare).orElse(ExitCode.OK);
  }
}
