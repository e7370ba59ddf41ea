package dev.leat.core.language;

import dev.leat.api.pipeline.Chart;
import dev.leat.api.pipeline.Interval;
import dev.leat.api.pipeline.Notification;
import dev.leat.api.pipeline.RetryPolicy;
import dev.leat.api.pipeline.Schedule;
import dev.leat.api.pipeline.Source;
import dev.leat.api.pipeline.SqlFunction;
import dev.leat.api.pipeline.Table;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code pipeline.yaml} says, before the project's defaults; null where it is silent.
 *
 * @param broken names of sources, tables and functions that could not be read
 */
public record PipelineFile(
    @Nullable String description,
    List<String> tags,
    @Nullable Schedule schedule,
    @Nullable RetryPolicy retries,
    @Nullable Duration timeout,
    @Nullable String pool,
    @Nullable Interval interval,
    List<String> ledgerKey,
    List<SqlFunction> functions,
    List<Source> sources,
    List<Table> tables,
    List<Chart> charts,
    List<Notification> notifications,
    Set<String> broken) {
  /** A file that says nothing. */
  public static final PipelineFile EMPTY =
      new PipelineFile(
          null, List.of(), null, null, null, null, null, List.of(), List.of(), List.of(), List.of(),
          List.of(), List.of(), Set.of());
}
