package dev.leat.core.backfill;

/** Which intervals a backfill runs again; those that are missing it always runs. */
public enum Reprocess {
  NONE,
  /** Also those that failed, and those whose files have changed. */
  FAILED,
  /** All. */
  COMPLETED;

  /** Whether an interval is to be run. */
  public boolean takes(IntervalStatus status) {
    return switch (status) {
      case MISSING -> true;
      case FAILED, RESTATED -> this != NONE;
      case PUBLISHED -> this == COMPLETED;
    };
  }
}
