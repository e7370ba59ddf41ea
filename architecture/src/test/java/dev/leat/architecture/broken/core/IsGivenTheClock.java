package dev.leat.architecture.broken.core;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

public record IsGivenTheClock(Clock clock) {
  Instant now() {
    return clock.instant();
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }
}
