package dev.leat.api.connector;

/**
 * What a target promises.
 *
 * @param level whether a publication can happen twice
 * @param visibility what a reader sees while it happens, in one sentence
 */
public record Guarantee(Level level, String visibility) {
  /** Whether a publication can happen twice. */
  public enum Level {
    /** The run's identity is committed with the rows; a repeated commit changes nothing. */
    EXACTLY_ONCE,
    /** A crash between writing and noting it may repeat the rows. */
    AT_LEAST_ONCE
  }
}
