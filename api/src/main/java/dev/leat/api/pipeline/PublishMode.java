package dev.leat.api.pipeline;

import java.util.List;

/** How a table's rows meet those already in the target. */
public sealed interface PublishMode {
  /** Adds the rows. */
  record Append() implements PublishMode {}

  /** The rows become the whole content. */
  record Replace() implements PublishMode {}

  /**
   * Rows with a known key overwrite, others are added.
   *
   * @param add columns that are added to the old value instead of overwriting it
   */
  record Merge(List<String> key, List<String> add) implements PublishMode {
    public Merge {
      key = List.copyOf(key);
      add = List.copyOf(add);
    }
  }

  /** Every partition that occurs in the rows is replaced as a whole. */
  record ReplacePartitions(List<String> by) implements PublishMode {
    public ReplacePartitions {
      by = List.copyOf(by);
    }
  }
}
