package dev.leat.api.run;

/** Where the rows of a source went. */
public record RowCounts(long read, long passed, long quarantined, long dropped, long deduplicated) {
  public static final RowCounts ZERO = new RowCounts(0, 0, 0, 0, 0);

  /**
   * Whether every row is accounted for: {@code read = passed + quarantined + dropped +
   * deduplicated}.
   */
  public boolean balanced() {
    return read == passed + quarantined + dropped + deduplicated;
  }

  public RowCounts plus(RowCounts other) {
    return new RowCounts(
        read + other.read,
        passed + other.passed,
        quarantined + other.quarantined,
        dropped + other.dropped,
        deduplicated + other.deduplicated);
  }
}
