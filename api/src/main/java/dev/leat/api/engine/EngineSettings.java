package dev.leat.api.engine;

import java.nio.file.Path;

/**
 * The limits of one run.
 *
 * @param memoryBytes the engine's own memory; it spills beyond
 * @param threads at most this many at work
 * @param spillFolder existing, this run's own, on a disk with room
 */
public record EngineSettings(long memoryBytes, int threads, Path spillFolder) {
  public EngineSettings {
    if (memoryBytes <= 0 || threads <= 0) {
      throw new IllegalArgumentException("memory and threads must be positive");
    }
  }
}
