package dev.leat.core.backfill;

import dev.leat.api.engine.InputFile;
import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.pipeline.Source;
import dev.leat.api.pipeline.SourceInput;
import dev.leat.api.problem.LeatException;
import dev.leat.api.project.Project;
import dev.leat.api.run.StepKind;
import dev.leat.api.store.RunJournal;
import dev.leat.api.store.RunRecord;
import dev.leat.api.store.RunRecord.IntervalBounds;
import dev.leat.api.store.StepRecord;
import dev.leat.core.journal.JournalJson;
import dev.leat.core.journal.RunDetails;
import dev.leat.core.plan.FileDiscovery;
import dev.leat.core.plan.RunFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds published intervals whose files have other bytes by now. A file that is gone, archived for
 * example, restates nothing, and neither does one that has come since.
 */
final class Restatements {
  private final Project project;
  private final RunJournal runs;
  private final Pipeline pipeline;
  private final Map<String, Map<String, String>> presentByPattern = new HashMap<>();

  Restatements(Project project, RunJournal runs, Pipeline pipeline) {
    this.project = project;
    this.runs = runs;
    this.pipeline = pipeline;
  }

  /** Whether a file that a run read for an interval has changed since. */
  boolean since(String run, IntervalBounds interval) {
    return runs.find(run)
        .map(known -> inputs(run).stream().anyMatch(source -> isRestated(source, known, interval)))
        .orElse(false);
  }

  private List<RunDetails.SourceInputs> inputs(String run) {
    return runs.steps(run).stream()
        .filter(step -> step.step().kind() == StepKind.DISCOVER)
        .filter(step -> step.state() == StepRecord.State.SUCCEEDED)
        .reduce((_, last) -> last)
        .map(step -> JournalJson.read(step.details(), RunDetails.class).sources())
        .orElse(List.of());
  }

  private boolean isRestated(RunDetails.SourceInputs read, RunRecord run, IntervalBounds interval) {
    Map<String, String> present =
        pipeline
            .source(read.source())
            .map(source -> present(source, new RunFacts(run.id(), run.time(), interval)))
            .orElse(Map.of());
    return read.files().stream()
        .anyMatch(
            file ->
                !present.getOrDefault(file.name(), file.fingerprint()).equals(file.fingerprint()));
  }

  private Map<String, String> present(Source source, RunFacts facts) {
    return switch (source.input()) {
      case SourceInput.Files files ->
          presentByPattern.computeIfAbsent(
              source.name() + " " + facts.resolve(files.pattern()),
              _ -> fingerprints(source, facts.resolve(files.pattern())));
      case SourceInput.ConnectionTable _, SourceInput.Topic _, SourceInput.Previous _ -> Map.of();
    };
  }

  private Map<String, String> fingerprints(Source source, String pattern) {
    try {
      return new FileDiscovery(project.root())
          .find(source, pattern).stream()
              .collect(Collectors.toMap(InputFile::name, InputFile::fingerprint));
    } catch (LeatException gone) {
      // A run would tell; here it means that there is nothing to compare with.
      return Map.of();
    }
  }
}
