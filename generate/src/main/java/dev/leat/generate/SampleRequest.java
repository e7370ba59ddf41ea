package dev.leat.generate;

import java.nio.file.Path;

/**
 * What to make.
 *
 * @param dirty the share of rows that are dirty
 * @param crossFileDuplicates the share of rows that repeat one of an earlier file
 * @param to a file for {@link SampleExtent.Rows}, a folder for {@link SampleExtent.Files}
 * @param threads how many threads make rows; has no influence on the bytes
 */
public record SampleRequest(
    SampleExtent extent, long seed, Share dirty, Share crossFileDuplicates, Path to, int threads) {
  public SampleRequest {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, is " + threads);
    }
  }

  /** One file of so many rows. */
  public static SampleRequest rows(long rows, long seed, Share dirty, Path to, int threads) {
    return new SampleRequest(new SampleExtent.Rows(rows), seed, dirty, Share.NONE, to, threads);
  }
}
