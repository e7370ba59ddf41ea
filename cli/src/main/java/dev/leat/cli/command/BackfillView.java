package dev.leat.cli.command;

import dev.leat.api.connector.Receipt;
import dev.leat.api.run.RunState;
import dev.leat.api.store.RunRecord;
import dev.leat.api.store.RunRecord.IntervalBounds;
import dev.leat.cli.output.OutputFormat;
import dev.leat.cli.output.Quantities;
import dev.leat.cli.output.Terminal;
import dev.leat.core.run.RunListener;
import dev.leat.core.run.RunResult;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Objects;

/** Shows the runs of a backfill: a line for each one as it ends. */
final class BackfillView implements RunListener {
  private final Terminal terminal;
  private final OutputFormat format;
  private final int runs;
  private int ended;

  BackfillView(Terminal terminal, OutputFormat format, int runs) {
    this.terminal = terminal;
    this.format = format;
    this.runs = runs;
  }

  @Override
  public synchronized void log(Level level, String line) {
    say(
        switch (level) {
          case INFO -> line;
          case WARNING -> terminal.yellow("warning") + " " + line;
        });
  }

  @Override
  public synchronized void runFinished(RunResult result) {
    ended++;
    RunRecord run = result.run();
    String mark =
        run.state() == RunState.COMPLETED || run.state() == RunState.CACHED
            ? terminal.green("✓")
            : terminal.red("✗");
    say(
        mark
            + " "
            + ended
            + "/"
            + runs
            + "  "
            + (run.interval() == null ? "" : written(run.interval()))
            + "  "
            + run.id()
            + "  "
            + Quantities.count(rows(result))
            + " rows"
            + (run.error() == null ? "" : "  " + run.error().message()));
  }

  private static long rows(RunResult result) {
    return result.publishedTargets().stream()
        .map(RunResult.TargetResult::receipt)
        .filter(Objects::nonNull)
        .mapToLong(Receipt::rows)
        .sum();
  }

  /** {@code 2026-01-05 … 2026-01-12}; with times where they are not midnight. */
  static String written(IntervalBounds interval) {
    boolean days = isMidnight(interval.start()) && isMidnight(interval.end());
    return days
        ? interval.start().toLocalDate() + " … " + interval.end().toLocalDate()
        : interval.start() + " … " + interval.end();
  }

  private static boolean isMidnight(LocalDateTime moment) {
    return moment.toLocalTime().equals(LocalTime.MIDNIGHT);
  }

  private void say(String line) {
    if (format == OutputFormat.TEXT) {
      terminal.err().println(line);
    }
  }
}
