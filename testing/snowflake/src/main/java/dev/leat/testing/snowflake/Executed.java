package dev.leat.testing.snowflake;

/**
 * A statement that the stand-in was sent.
 *
 * @param tag the session's QUERY_TAG at that moment; empty without one
 */
public record Executed(String user, long session, String tag, String sql) {}
