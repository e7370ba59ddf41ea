package dev.leat.architecture.broken.cli.bootstrap;

import java.time.Clock;

public record ReadsTheClock(Clock clock) {
  public ReadsTheClock() {
    this(Clock.systemUTC());
  }
}
