package dev.leat.core.plan;

import dev.leat.api.engine.InputFile;
import dev.leat.api.engine.RowPatch;
import dev.leat.api.store.Quarantine.QuarantinedRow;
import java.util.List;
import java.util.Map;

/** Where the sources' rows come from in a run. */
public sealed interface Inputs {
  /** The files that the sources name. */
  record Discovered() implements Inputs {}

  /**
   * Quarantined records only, each source's in a file of their own. What they add is published to
   * targets that are added to; nothing is replaced, no chart is drawn, no input is marked as done.
   *
   * @param files by source; a source without one has no rows
   */
  record Replay(Map<String, ReplayFile> files) implements Inputs {
    public Replay {
      files = Map.copyOf(files);
    }
  }

  /**
   * Quarantined records as a file.
   *
   * @param patches the decisions about its records
   * @param rows what its records are, in their order
   */
  record ReplayFile(InputFile file, List<RowPatch> patches, List<QuarantinedRow> rows) {
    public ReplayFile {
      patches = List.copyOf(patches);
      rows = List.copyOf(rows);
    }
  }
}
