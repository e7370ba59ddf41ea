package dev.leat.api.engine;

/**
 * How far the session's current work is.
 *
 * @param fraction 0 … 1; negative when unknown
 * @param rows rows processed so far
 * @param bytes input bytes processed so far
 */
public record EngineProgress(double fraction, long rows, long bytes) {
  public static final EngineProgress UNKNOWN = new EngineProgress(-1, 0, 0);
}
