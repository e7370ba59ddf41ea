package dev.leat.api.store;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a step.
 *
 * @param attempt counting from 1 over the whole life of the run, resumptions included
 * @param key what its result depends on, as a hash; empty for steps whose result is not reusable
 * @param details what it found, as JSON; empty while it runs
 */
public record StepRecord(
    String run,
    StepId step,
    int attempt,
    State state,
    Instant started,
    @Nullable Instant ended,
    String key,
    StepFigures figures,
    String details,
    @Nullable RunError error) {
  /** How an attempt stands. */
  public enum State {
    RUNNING,
    SUCCEEDED,
    /** Its result was there already; nothing was done. */
    CACHED,
    FAILED,
    CANCELLED
  }

  /** How long the attempt took; zero while it runs. */
  public Duration duration() {
    return ended == null ? Duration.ZERO : Duration.between(started, ended);
  }
}
