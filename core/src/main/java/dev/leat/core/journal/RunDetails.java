package dev.leat.core.journal;

import java.time.Instant;
import java.util.List;

/**
 * What the discover step found.
 *
 * @param engine its name and version
 */
public record RunDetails(
    String engine, long memoryBytes, int threads, String extent, List<SourceInputs> sources) {
  public RunDetails {
    sources = List.copyOf(sources);
  }

  /** The inputs of one source. */
  public record SourceInputs(String source, List<FileInfo> files, List<SkippedFile> skipped) {
    public SourceInputs {
      files = List.copyOf(files);
      skipped = List.copyOf(skipped);
    }
  }

  /** A file that is read. */
  public record FileInfo(String name, long size, String fingerprint, Instant modified) {}

  /** A file that is not. */
  public record SkippedFile(String name, String reason) {}
}
