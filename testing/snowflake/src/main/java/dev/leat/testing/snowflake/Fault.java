package dev.leat.testing.snowflake;

import java.util.regex.Pattern;

/**
 * Something that goes wrong on the way to or from a statement.
 *
 * @param statement which statements, by a pattern that is searched for without regard to case
 * @param times how often, retries of the driver included
 */
public record Fault(Pattern statement, Kind kind, int times) {
  /** What goes wrong. */
  public enum Kind {
    /** The connection is closed before the statement is executed. */
    DROPPED_REQUEST,
    /** The statement is executed, and the connection closed before the answer. */
    DROPPED_ANSWER,
    /** The session's token has expired; its master token renews it. */
    EXPIRED_TOKEN,
    /** The session is gone with its transaction, and with the means to renew it. */
    LOST_SESSION
  }

  public static Fault on(String statement, Kind kind, int times) {
    return new Fault(Pattern.compile(statement, Pattern.CASE_INSENSITIVE), kind, times);
  }
}
