package dev.leat.generate;

import java.nio.file.Path;

/**
 * What to make.
 *
 * @param rows data rows, without the header
 * @param threads how many threads make rows; has no influence on the bytes
 */
public record SampleRequest(long rows, long seed, DirtyShare dirty, Path to, int threads) {
  public SampleRequest {
    if (rows < 0) {
      throw new IllegalArgumentException("rows must not be negative, is " + rows);
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, is " + threads);
    }
  }
}
