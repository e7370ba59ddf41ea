package dev.leat.api.pipeline;

/** A named row rule; it passes only when its condition is true. */
public record Expectation(String name, String condition, Action action) {
  /** What happens with a row that does not pass. */
  public enum Action {
    QUARANTINE,
    DROP,
    WARN,
    FAIL
  }
}
