package dev.leat.cli.output;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * How far one piece of work is: a bar on a terminal, nothing in a pipe. Close it before anything
 * else is printed. Thread-safe.
 */
public final class ProgressLine implements AutoCloseable {
  private final @Nullable ProgressBar bar;

  private ProgressLine(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * Starts a bar.
   *
   * @param total what {@link #at} counts up to; negative when unknown
   * @param unit of the total, such as {@code rows} or {@code MB}
   * @param unitSize how many of what is counted make one unit
   */
  public static ProgressLine start(
      Terminal terminal, String task, long total, String unit, long unitSize) {
    if (!terminal.interactive()) {
      return new ProgressLine(null);
    }
    return new ProgressLine(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setUnit(" " + unit, unitSize)
            .setUpdateIntervalMillis(100)
            .setStyle(
                terminal.coloured()
                    ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK
                    : ProgressBarStyle.ASCII)
            .showSpeed()
            .setSpeedUnit(ChronoUnit.SECONDS)
            .setEtaFunction(
                state ->
                    state.getMax() <= 0 || state.getCurrent() <= 0
                        ? java.util.Optional.empty()
                        : java.util.Optional.of(remaining(state)))
            .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), 100))
            .clearDisplayOnFinish()
            .build());
  }

  /** So much is done. */
  public void at(long done) {
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  /** A word beside the bar. */
  public void note(String words) {
    if (bar != null) {
      bar.setExtraMessage(" " + words);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  private static Duration remaining(me.tongfei.progressbar.ProgressState state) {
    double left = (double) (state.getMax() - state.getCurrent()) / state.getCurrent();
    return Duration.ofMillis((long) (state.getTotalElapsed().toMillis() * left));
  }
}
