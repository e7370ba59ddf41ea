package dev.leat.api.engine;

import dev.leat.api.pipeline.Source;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The task of turning files into a source's relation.
 *
 * @param source its texts resolved for this run
 * @param intervalColumn the column filtered by the interval; null for no filter
 * @param intervalStart included, UTC
 * @param intervalEnd excluded, UTC
 */
public record SourceRead(
    Source source,
    List<InputFile> files,
    List<RowPatch> patches,
    @Nullable String intervalColumn,
    @Nullable LocalDateTime intervalStart,
    @Nullable LocalDateTime intervalEnd) {
  public SourceRead {
    files = List.copyOf(files);
    patches = List.copyOf(patches);
  }
}
