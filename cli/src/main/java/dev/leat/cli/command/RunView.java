package dev.leat.cli.command;

import dev.leat.api.engine.EngineProgress;
import dev.leat.api.run.StepKind;
import dev.leat.api.store.RunRecord;
import dev.leat.api.store.StepFigures;
import dev.leat.api.store.StepId;
import dev.leat.api.store.StepRecord;
import dev.leat.cli.output.OutputFormat;
import dev.leat.cli.output.ProgressLine;
import dev.leat.cli.output.Quantities;
import dev.leat.cli.output.Terminal;
import dev.leat.core.run.RunListener;
import org.jspecify.annotations.Nullable;

/** Shows a run while it goes on: a line for each finished step, a bar for the one at work. */
final class RunView implements RunListener {
  private static final long PER_MILLE = 1000;

  private final Terminal terminal;
  private final OutputFormat format;
  private @Nullable ProgressLine bar;
  private @Nullable StepId shown;

  RunView(Terminal terminal, OutputFormat format) {
    this.terminal = terminal;
    this.format = format;
  }

  @Override
  public synchronized void runStarted(RunRecord run) {
    say(terminal.bold(run.pipeline()) + " run " + run.id());
  }

  @Override
  public synchronized void stepProgress(StepId step, EngineProgress progress) {
    if (bar != null && !step.equals(shown)) {
      return;
    }
    if (bar == null) {
      bar =
          ProgressLine.start(
              terminal, step.toString(), progress.fraction() < 0 ? -1 : PER_MILLE, "", 1);
      shown = step;
    }
    bar.at(Math.round(progress.fraction() * PER_MILLE));
    bar.note(Quantities.count(progress.rows()) + " rows, " + Quantities.bytes(progress.bytes()));
  }

  @Override
  public synchronized void stepFinished(StepRecord step) {
    clear();
    say("  " + mark(step) + " " + padded(step.step().toString()) + "  " + figures(step));
  }

  @Override
  public synchronized void log(Level level, String line) {
    clear();
    say(
        switch (level) {
          case INFO -> "  " + line;
          case WARNING -> "  " + terminal.yellow("warning") + " " + line;
        });
  }

  /** Takes the bar away, before anything else is printed. */
  synchronized void clear() {
    if (bar != null) {
      bar.close();
      bar = null;
      shown = null;
    }
  }

  private void say(String line) {
    if (format == OutputFormat.TEXT) {
      terminal.err().println(line.stripTrailing());
    }
  }

  private String mark(StepRecord step) {
    return switch (step.state()) {
      case SUCCEEDED -> terminal.green("✓");
      case CACHED -> terminal.dim("=");
      case FAILED -> terminal.red("✗");
      case CANCELLED -> terminal.yellow("■");
      case RUNNING -> "·";
    };
  }

  private static String padded(String step) {
    return String.format(java.util.Locale.ROOT, "%-34s", step);
  }

  private static String figures(StepRecord step) {
    StepFigures figures = step.figures();
    StringBuilder text = new StringBuilder();
    text.append(String.format(java.util.Locale.ROOT, "%9s", Quantities.duration(step.duration())));
    if (step.state() == StepRecord.State.CACHED) {
      return text.append("  reused").toString();
    }
    if (step.step().kind() == StepKind.READ && figures.rowsIn() > 0) {
      text.append("  ").append(Quantities.count(figures.rowsIn())).append(" rows read");
      text.append(", ").append(Quantities.rate(figures.rowsIn(), step.duration()));
    } else if (figures.rowsOut() > 0) {
      text.append("  ").append(Quantities.count(figures.rowsOut())).append(" rows");
    }
    if (step.attempt() > 1) {
      text.append("  attempt ").append(step.attempt());
    }
    if (step.error() != null) {
      text.append("  ").append(step.error().code());
    }
    return text.toString();
  }
}
