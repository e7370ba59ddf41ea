package dev.leat.cli.command;

import dev.leat.api.store.Quarantine;
import dev.leat.cli.bootstrap.OpenProject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which quarantined rows. */
final class QuarantineFilter {
  @Option(
      names = {"-p", "--pipeline"},
      paramLabel = "PIPELINE",
      description = "Of this pipeline.")
  @Nullable String pipeline;

  @Option(names = "--source", paramLabel = "SOURCE", description = "Of this source.")
  @Nullable String source;

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      description = "With this reason, such as \"price is null\".")
  @Nullable String reason;

  @Option(names = "--state", paramLabel = "STATE", description = "One of ${COMPLETION-CANDIDATES}.")
  Quarantine.@Nullable State state;

  @Option(names = "--run", paramLabel = "RUN", description = "Found by this run, first or last.")
  @Nullable String run;

  /** The filter; an unknown pipeline or run is an error. */
  Quarantine.Filter filter(OpenProject project, int limit) {
    if (pipeline != null) {
      project.pipelines().load(project.project(), pipeline, Map.of());
    }
    if (run != null) {
      project.runs().find(run);
    }
    return new Quarantine.Filter(pipeline, source, state, run, reason, limit);
  }
}
