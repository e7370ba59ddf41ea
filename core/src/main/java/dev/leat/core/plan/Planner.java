package dev.leat.core.plan;

import dev.leat.api.connector.Publisher;
import dev.leat.api.engine.Engine;
import dev.leat.api.engine.SourceReport;
import dev.leat.api.engine.StoredResult;
import dev.leat.api.pipeline.Check;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.pipeline.Source;
import dev.leat.api.pipeline.Table;
import dev.leat.api.pipeline.Target;
import dev.leat.api.project.Project;
import dev.leat.api.store.StepRecord;
import dev.leat.api.store.Store;
import dev.leat.core.check.CheckedPipeline;
import dev.leat.core.check.CheckedTable;
import dev.leat.core.journal.JournalJson;
import dev.leat.core.ledger.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans runs: reads inputs, ledger and cache, writes nothing. Thread-safe. */
public final class Planner {
  private final Project project;
  private final Store store;
  private final Engine engine;
  private final Publishers publishers;

  public Planner(Project project, Store store, Engine engine, Publishers publishers) {
    this.project = project;
    this.store = store;
    this.engine = engine;
    this.publishers = publishers;
  }

  /**
   * What a run with these facts is going to do.
   *
   * @throws dev.leat.api.problem.LeatException of kind user when its inputs are missing or have
   *     changed
   */
  public Plan plan(CheckedPipeline pipeline, RunFacts facts, Inputs inputs) {
    String history = History.of(pipeline.pipeline());
    SourcePlanner sourcePlanner =
        new SourcePlanner(project, store, engineVersion(), pipeline, facts, history);
    List<PlannedSource> sources = sourcePlanner.plan(inputs);
    Plan.Extent extent = extent(sources, inputs, history);
    if (extent == Plan.Extent.REBUILD) {
      sources = sourcePlanner.planAll();
    }
    List<PlannedTable> tables = tables(pipeline, facts, sources);
    return new Plan(
        pipeline,
        facts,
        engineVersion(),
        history,
        sources(pipeline, sources, tables),
        tables,
        targets(pipeline, facts, inputs, extent),
        extent);
  }

  private String engineVersion() {
    return engine.name() + " " + engine.version();
  }

  private Plan.Extent extent(List<PlannedSource> sources, Inputs inputs, String history) {
    if (inputs instanceof Inputs.Replay) {
      return Plan.Extent.NORMAL;
    }
    List<PlannedSource> incremental =
        sources.stream()
            .filter(
                source -> source.source().source().reading() == Source.Reading.INCREMENTAL_FILES)
            .toList();
    if (incremental.stream().anyMatch(source -> isRestated(source, history))) {
      return Plan.Extent.REBUILD;
    }
    boolean nothingNew =
        !incremental.isEmpty() && incremental.stream().allMatch(source -> source.files().isEmpty());
    return nothingNew ? Plan.Extent.NOTHING_NEW : Plan.Extent.NORMAL;
  }

  private boolean isRestated(PlannedSource source, String history) {
    Set<String> published = new HashSet<>();
    store.ledger().files(history, source.name()).forEach(entry -> published.add(entry.name()));
    return source.files().stream().anyMatch(file -> published.contains(file.name()));
  }

  private List<PlannedTable> tables(
      CheckedPipeline pipeline, RunFacts facts, List<PlannedSource> sources) {
    Map<String, String> keys = new HashMap<>();
    sources.forEach(source -> keys.put(source.name(), source.key()));
    List<PlannedTable> planned = new ArrayList<>();
    for (CheckedTable table : pipeline.tables()) {
      String key = key(pipeline, facts, table, keys);
      keys.put(table.name(), key);
      planned.add(new PlannedTable(table, key, work(key)));
    }
    return planned;
  }

  private String key(
      CheckedPipeline pipeline, RunFacts facts, CheckedTable table, Map<String, String> keys) {
    ContentKey key =
        ContentKey.of("table")
            .add(pipeline.pipeline().name())
            .add(table.name())
            .add(engineVersion())
            .add(table.computation().toString()) // a record's text has all of its parts
            .add(pipeline.functions().toString())
            .add(facts.usedBy(table.sql() + " " + pipeline.functions()));
    table.inputs().stream()
        .sorted()
        .forEach(input -> key.add(input).add(keys.getOrDefault(input, "")));
    return key.hex();
  }

  private PlannedTable.Work work(String key) {
    Optional<StoredResult> stored = StoredResults.find(project, store.results(), key);
    return stored.isPresent()
        ? new PlannedTable.Work.Reuse(
            stored.get(), "its inputs, its SQL and the engine are the same as before")
        : new PlannedTable.Work.Compute("no stored result for these inputs and this SQL");
  }

  /** Sources of which everything is there already are not read. */
  private List<PlannedSource> sources(
      CheckedPipeline pipeline, List<PlannedSource> sources, List<PlannedTable> tables) {
    Set<String> read = new HashSet<>();
    Set<String> used = new HashSet<>();
    for (PlannedTable table : tables) {
      used.addAll(table.table().inputs());
      if (table.work() instanceof PlannedTable.Work.Compute) {
        read.addAll(table.table().inputs());
      }
    }
    return sources.stream()
        .map(
            source ->
                read.contains(source.name())
                        || !used.contains(source.name())
                        || isChecked(pipeline, source.name())
                    ? source
                    : reused(source))
        .toList();
  }

  private static boolean isChecked(CheckedPipeline pipeline, String source) {
    return pipeline.tables().stream()
        .flatMap(table -> table.checks().stream())
        .anyMatch(check -> names(check.rule(), source));
  }

  private static boolean names(Check.Rule rule, String source) {
    return switch (rule) {
      case Check.Rule.Relationship relationship -> relationship.table().equalsIgnoreCase(source);
      case Check.Rule.Sql sql ->
          sql.query().toLowerCase(Locale.ROOT).contains(source.toLowerCase(Locale.ROOT));
      case Check.Rule.Unique _,
          Check.Rule.NotNull _,
          Check.Rule.RowCount _,
          Check.Rule.AcceptedValues _,
          Check.Rule.Freshness _ ->
          false;
    };
  }

  private PlannedSource reused(PlannedSource source) {
    Optional<StepRecord> before = store.runs().succeeded(source.key());
    return before
        .map(
            step ->
                source.with(
                    new PlannedSource.Work.Reuse(
                        JournalJson.read(step.details(), SourceReport.class),
                        "the same files, read by run " + step.run())))
        .orElse(source);
  }

  private List<PlannedTarget> targets(
      CheckedPipeline pipeline, RunFacts facts, Inputs inputs, Plan.Extent extent) {
    List<PlannedTarget> targets = new ArrayList<>();
    for (Table table : pipeline.pipeline().tables()) {
      for (Target declared : table.targets()) {
        if (inputs instanceof Inputs.Replay && !adds(declared.mode())) {
          continue;
        }
        Target target = resolved(declared, facts, extent);
        try (Publisher publisher = publishers.open(Publishers.group(target))) {
          targets.add(
              new PlannedTarget(
                  table.name(), target, Publishers.group(target), publisher.guarantee(target)));
        }
      }
    }
    return targets;
  }

  /** Whether a few rows may be published without all the others. */
  private static boolean adds(PublishMode mode) {
    return switch (mode) {
      case PublishMode.Append _, PublishMode.Merge _ -> true;
      case PublishMode.Replace _, PublishMode.ReplacePartitions _ -> false;
    };
  }

  private static Target resolved(Target target, RunFacts facts, Plan.Extent extent) {
    PublishMode mode = extent == Plan.Extent.REBUILD ? new PublishMode.Replace() : target.mode();
    return switch (target) {
      case Target.TableTarget table ->
          new Target.TableTarget(
              table.connection(), facts.resolve(table.table()), mode, table.schema());
      case Target.FileTarget file ->
          new Target.FileTarget(facts.resolve(file.path()), file.kind(), mode, file.partitionBy());
    };
  }
}
