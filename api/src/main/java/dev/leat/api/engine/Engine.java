package dev.leat.api.engine;

/**
 * What turns checked SQL and files into tables, found by {@link java.util.ServiceLoader}.
 * Thread-safe.
 */
public interface Engine {
  /** Such as {@code duckdb}. */
  String name();

  /** Part of every cache key: results of another version are not reused. */
  String version();

  /** A fresh scope for checking one pipeline's SQL; needs no data and no network. */
  SqlScope scope();

  /** Opens a session for one run. */
  EngineSession open(EngineSettings settings);
}
