package dev.leat.core.probe;

import dev.leat.api.engine.Engine;
import dev.leat.api.engine.EngineSession;
import dev.leat.api.engine.EngineSettings;
import dev.leat.api.engine.InputFile;
import dev.leat.api.engine.RejectedRow;
import dev.leat.api.engine.SourceRead;
import dev.leat.api.engine.SourceReport;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.api.pipeline.Source;
import dev.leat.api.pipeline.SourceInput;
import dev.leat.api.problem.LeatException;
import dev.leat.api.problem.Problem;
import dev.leat.api.problem.Problems;
import dev.leat.api.project.Project;
import dev.leat.core.check.CheckedPipeline;
import dev.leat.core.check.CheckedSource;
import dev.leat.core.plan.FileDiscovery;
import dev.leat.core.plan.RunFacts;
import dev.leat.core.project.Places;
import dev.leat.core.run.RunSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the first records of a pipeline's sources as a run would, and keeps nothing. */
public final class SampleProbe {
  private static final int SHOWN_REASONS = 3;

  private final Project project;
  private final Engine engine;
  private final Instant now;
  private final Path scratch;

  /**
   * @param now the time the rules see
   * @param scratch an empty folder
   */
  public SampleProbe(Project project, Engine engine, Instant now, Path scratch) {
    this.project = project;
    this.engine = engine;
    this.now = now;
    this.scratch = scratch;
  }

  /**
   * Samples every source.
   *
   * @param records at most so many of each; files that are not CSV are read whole
   * @param problems gets what keeps a source from being read
   */
  public List<Sample> probe(
      CheckedPipeline pipeline, int records, Places places, Problems problems) {
    RunSettings limits = RunSettings.of(project.settings());
    RunFacts facts = new RunFacts("sample", now, null);
    List<Sample> samples = new ArrayList<>();
    try (EngineSession session =
        engine.open(new EngineSettings(limits.memoryBytes(), limits.threads(), scratch))) {
      facts.functions().forEach(session::declare);
      pipeline.functions().forEach(session::declare);
      for (CheckedSource source : pipeline.sources()) {
        try {
          samples.add(sample(session, source, facts, records));
        } catch (LeatException failure) {
          problems.add(
              Problem.error(
                  failure.code(),
                  places.at("sources", source.name()),
                  null,
                  String.valueOf(failure.getMessage()),
                  null));
        }
      }
    }
    return samples;
  }

  private Sample sample(EngineSession session, CheckedSource checked, RunFacts facts, int records) {
    Source source = checked.source();
    return switch (source.input()) {
      case SourceInput.Files files -> {
        List<InputFile> found =
            new FileDiscovery(project.root()).find(source, facts.resolve(files.pattern()));
        yield found.isEmpty()
            ? new Sample.Skipped(source.name(), "no file matches " + files.pattern())
            : read(session, source, files.format(), found, records);
      }
      case SourceInput.ConnectionTable _, SourceInput.Topic _, SourceInput.Previous _ ->
          new Sample.Skipped(source.name(), "only files are sampled");
    };
  }

  private Sample read(
      EngineSession session, Source source, FileFormat format, List<InputFile> found, int records) {
    FirstRecords first = FirstRecords.of(found, format, records, scratch.resolve(source.name()));
    Set<String> reasons = new LinkedHashSet<>();
    SourceReport report =
        session.read(
            new SourceRead(
                source(source, first.format()), first.files(), List.of(), null, null, null),
            rows -> {
              for (RejectedRow row : rows) {
                if (reasons.size() < SHOWN_REASONS) {
                  reasons.add(
                      row.file() + ":" + row.line() + " " + String.join("; ", row.reasons()));
                }
              }
            });
    return new Sample.Read(
        source.name(),
        first.files().stream().map(InputFile::name).toList(),
        report,
        List.copyOf(reasons));
  }

  private static Source source(Source source, FileFormat format) {
    return new Source(
        source.name(),
        new SourceInput.Files("", format),
        source.columns(),
        source.expectations(),
        source.deduplication(),
        null,
        source.reading(),
        source.onRestated(),
        source.onNewColumn(),
        null);
  }
}
