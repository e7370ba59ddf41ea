package dev.leat.core.probe;

import dev.leat.api.engine.SourceReport;
import java.util.List;

/** What reading the first records of a source gave. */
public sealed interface Sample {
  String source();

  /**
   * It was read.
   *
   * @param files that the records come from
   * @param reasons why rows would go to quarantine, a few of them
   */
  record Read(String source, List<String> files, SourceReport report, List<String> reasons)
      implements Sample {
    public Read {
      files = List.copyOf(files);
      reasons = List.copyOf(reasons);
    }
  }

  /** It was not read. */
  record Skipped(String source, String why) implements Sample {}
}
