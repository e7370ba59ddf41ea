package dev.leat.core.plan;

import dev.leat.api.engine.InputFile;
import dev.leat.api.engine.RowPatch;
import dev.leat.api.engine.SourceReport;
import dev.leat.core.check.CheckedSource;
import dev.leat.core.ledger.NewFiles;
import java.util.List;

/**
 * What a run does about a source.
 *
 * @param files it is made of, by name in code-point order; none for sources that are not files
 * @param skipped files that match and are not read
 * @param patches decisions about quarantined records of those files
 * @param key what its relation depends on, as a hash
 */
public record PlannedSource(
    CheckedSource source,
    List<InputFile> files,
    List<NewFiles.Skipped> skipped,
    List<RowPatch> patches,
    String key,
    Work work) {
  public PlannedSource {
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
    patches = List.copyOf(patches);
  }

  public String name() {
    return source.name();
  }

  PlannedSource with(Work changed) {
    return new PlannedSource(source, files, skipped, patches, key, changed);
  }

  /** What is to be done. */
  public sealed interface Work {
    /** In a few words. */
    String why();

    /** It is read. */
    record Read(String why) implements Work {}

    /**
     * It is not read: everything made of it is there already.
     *
     * @param report what reading it gave
     */
    record Reuse(SourceReport report, String why) implements Work {}
  }
}
