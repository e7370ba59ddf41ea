package dev.leat.architecture.broken.core;

import java.time.Instant;
import java.util.function.Supplier;

public record ReadsTheClockByReference(Supplier<Instant> clock) {
  public ReadsTheClockByReference() {
    this(Instant::now);
  }
}
