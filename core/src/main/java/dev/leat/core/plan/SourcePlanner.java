package dev.leat.core.plan;

import dev.leat.api.engine.InputFile;
import dev.leat.api.engine.RowPatch;
import dev.leat.api.pipeline.Source;
import dev.leat.api.pipeline.SourceInput;
import dev.leat.api.project.Project;
import dev.leat.api.store.Store;
import dev.leat.core.check.CheckedPipeline;
import dev.leat.core.check.CheckedSource;
import dev.leat.core.ledger.NewFiles;
import java.util.List;

/** Finds each source's inputs and what its relation depends on. */
final class SourcePlanner {
  private final Project project;
  private final Store store;
  private final String engine;
  private final CheckedPipeline pipeline;
  private final RunFacts facts;
  private final String history;

  SourcePlanner(
      Project project,
      Store store,
      String engine,
      CheckedPipeline pipeline,
      RunFacts facts,
      String history) {
    this.project = project;
    this.store = store;
    this.engine = engine;
    this.pipeline = pipeline;
    this.facts = facts;
    this.history = history;
  }

  List<PlannedSource> plan(Inputs inputs) {
    return pipeline.sources().stream()
        .map(
            source ->
                switch (inputs) {
                  case Inputs.Discovered _ -> discovered(source);
                  case Inputs.Replay replay -> replayed(source, replay);
                })
        .toList();
  }

  /** All matching files of every source, whatever the ledger says. */
  List<PlannedSource> planAll() {
    return pipeline.sources().stream()
        .map(source -> planned(source, files(source), List.of()))
        .toList();
  }

  private PlannedSource discovered(CheckedSource source) {
    List<InputFile> found = files(source);
    return switch (source.source().reading()) {
      case ALL -> planned(source, found, List.of());
      case INCREMENTAL_FILES -> {
        NewFiles news =
            NewFiles.among(found, store.ledger().files(history, source.name()), source.source());
        yield planned(source, news.files(), news.skipped());
      }
    };
  }

  private List<InputFile> files(CheckedSource source) {
    return switch (source.source().input()) {
      case SourceInput.Files files ->
          new FileDiscovery(project.root()).find(source.source(), facts.resolve(files.pattern()));
      case SourceInput.ConnectionTable _, SourceInput.Topic _, SourceInput.Previous _ -> List.of();
    };
  }

  private PlannedSource planned(
      CheckedSource source, List<InputFile> files, List<NewFiles.Skipped> skipped) {
    List<RowPatch> patches =
        files.isEmpty()
            ? List.of()
            : store
                .quarantine()
                .patches(
                    pipeline.pipeline().name(),
                    source.name(),
                    files.stream().map(InputFile::fingerprint).distinct().toList());
    return new PlannedSource(
        source,
        files,
        skipped,
        patches,
        key(source, files, patches),
        new PlannedSource.Work.Read("not read before"));
  }

  private PlannedSource replayed(CheckedSource source, Inputs.Replay replay) {
    Inputs.ReplayFile own = replay.files().get(source.name());
    List<InputFile> files = own == null ? List.of() : List.of(own.file());
    List<RowPatch> patches = own == null ? List.of() : own.patches();
    return new PlannedSource(
        source,
        files,
        List.of(),
        patches,
        key(source, files, patches),
        new PlannedSource.Work.Read("replays quarantined rows"));
  }

  private String key(CheckedSource source, List<InputFile> files, List<RowPatch> patches) {
    Source meaning = meaning(source.source());
    ContentKey key =
        ContentKey.of("source")
            .add(pipeline.pipeline().name())
            .add(engine)
            .add(meaning.toString())
            .add(pipeline.functions().toString())
            .add(facts.usedBy(meaning + " " + pipeline.functions()))
            .add(patches.toString());
    if (pipeline.pipeline().interval() != null) {
      key.add(String.valueOf(facts.interval()));
    }
    switch (source.source().input()) {
      case SourceInput.Files _ ->
          files.forEach(file -> key.add(file.size() + " " + file.fingerprint()));
      // What an outside table holds cannot be told without reading it: each run reads it itself.
      case SourceInput.ConnectionTable _, SourceInput.Topic _, SourceInput.Previous _ ->
          key.add(facts.run());
    }
    return key.hex();
  }

  /** What the relation depends on: not where its files lie, nor what becomes of them. */
  private static Source meaning(Source source) {
    SourceInput input =
        switch (source.input()) {
          case SourceInput.Files files -> new SourceInput.Files("", files.format());
          case SourceInput.ConnectionTable table -> table;
          case SourceInput.Topic topic -> topic;
          case SourceInput.Previous previous -> previous;
        };
    return new Source(
        source.name(),
        input,
        source.columns(),
        source.expectations(),
        source.deduplication(),
        null,
        Source.Reading.ALL,
        Source.OnRestated.FAIL,
        source.onNewColumn(),
        null);
  }
}
