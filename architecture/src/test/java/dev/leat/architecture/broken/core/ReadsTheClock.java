package dev.leat.architecture.broken.core;

import java.time.Instant;

public final class ReadsTheClock {
  Instant now() {
    return Instant.now();
  }
}
