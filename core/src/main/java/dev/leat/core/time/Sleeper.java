package dev.leat.core.time;

import java.time.Duration;

/** Waits; tests move their clock instead. */
@FunctionalInterface
public interface Sleeper {
  /** Waits in real time. */
  Sleeper REAL = (length, cancellation) -> cancellation.await(length);

  /** Returns after that long, or as soon as it is cancelled. */
  void sleep(Duration length, Cancellation cancellation);
}
