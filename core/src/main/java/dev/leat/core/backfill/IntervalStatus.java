package dev.leat.core.backfill;

/** What is known of an interval of a pipeline. */
public enum IntervalStatus {
  /** It has never been published, and no run of it has failed. */
  MISSING,
  /** Its newest run did not complete. */
  FAILED,
  /** It is published, but files it was made of have other bytes since. */
  RESTATED,
  /** It is published. */
  PUBLISHED
}
