package dev.leat.core.plan;

import dev.leat.api.engine.InputFile;
import dev.leat.api.engine.RowPatch;
import java.util.List;
import java.util.Map;

/** Where the sources' rows come from in a run. */
public sealed interface Inputs {
  /** The files that the sources name. */
  record Discovered() implements Inputs {}

  /**
   * Files that hold nothing but quarantined records that were mended or waived.
   *
   * @param files for each source; a source without is empty
   * @param patches the decisions, by record of those files
   * @param rows the quarantined rows that are published
   */
  record Replay(
      Map<String, List<InputFile>> files, Map<String, List<RowPatch>> patches, List<Long> rows)
      implements Inputs {
    public Replay {
      files = Map.copyOf(files);
      patches = Map.copyOf(patches);
      rows = List.copyOf(rows);
    }
  }
}
