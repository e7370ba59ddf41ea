package dev.leat.core.run;

import dev.leat.api.connector.FilePart;
import dev.leat.api.engine.EngineSession;
import dev.leat.api.engine.InputFile;
import dev.leat.api.engine.StoredResult;
import dev.leat.api.pipeline.Chart;
import dev.leat.api.pipeline.Check;
import dev.leat.api.pipeline.Source;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.run.StepKind;
import dev.leat.api.store.Ledger;
import dev.leat.api.store.Quarantine;
import dev.leat.api.store.Quarantine.QuarantinedRow;
import dev.leat.api.store.RunRecord.IntervalBounds;
import dev.leat.api.store.StepFigures;
import dev.leat.api.store.StepId;
import dev.leat.core.journal.PublishDecision;
import dev.leat.core.journal.PublishDecision.Entry;
import dev.leat.core.journal.PublishDecision.Group;
import dev.leat.core.journal.PublishDecision.Move;
import dev.leat.core.plan.Fingerprints;
import dev.leat.core.plan.Inputs;
import dev.leat.core.plan.Plan;
import dev.leat.core.plan.PlannedSource;
import dev.leat.core.plan.PlannedTarget;
import dev.leat.core.project.ProjectPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Puts together what a run is about to decide: staged files, drawn charts, inputs. */
final class DecisionMaking {
  private final Plan plan;
  private final Inputs inputs;
  private final EngineSession session;
  private final Workbench bench;
  private final StepRunner steps;
  private final RunFolder folder;

  DecisionMaking(
      Plan plan, Inputs inputs, EngineSession session, Workbench bench, StepRunner steps) {
    this.plan = plan;
    this.inputs = inputs;
    this.session = session;
    this.bench = bench;
    this.steps = steps;
    this.folder = RunFolder.of(bench.project(), plan.facts().run());
  }

  PublishDecision decision(Map<String, StoredResult> results) {
    List<Group> groups = groups();
    return switch (inputs) {
      case Inputs.Discovered _ -> {
        List<Move> moves = new ArrayList<>(charts());
        moves.addAll(archive());
        yield new PublishDecision(groups, results, files(), intervals(), read(), List.of(), moves);
      }
      case Inputs.Replay replay ->
          new PublishDecision(
              groups, results, List.of(), List.of(), Map.of(), passed(replay), List.of());
    };
  }

  /** The replayed rows but those that this run has rejected again. */
  private List<Long> passed(Inputs.Replay replay) {
    Quarantine quarantine = bench.store().quarantine();
    return replay.files().values().stream()
        .flatMap(file -> file.rows().stream())
        .map(QuarantinedRow::id)
        .filter(
            id ->
                quarantine
                    .find(id)
                    .filter(
                        row ->
                            row.state() != Quarantine.State.OPEN
                                || !row.lastRun().equals(plan.facts().run()))
                    .isPresent())
        .toList();
  }

  private List<Group> groups() {
    Map<String, List<Entry>> groups = new LinkedHashMap<>();
    for (PlannedTarget target : plan.targets()) {
      List<Entry> entries = groups.computeIfAbsent(target.group(), _ -> new ArrayList<>());
      entries.add(
          new Entry(
              target.table(),
              target.target(),
              parts(target, groups.size() + "-" + entries.size()),
              targetChecks(target.table())));
    }
    return groups.entrySet().stream().map(e -> new Group(e.getKey(), e.getValue())).toList();
  }

  private List<Check> targetChecks(String table) {
    return plan.table(table).stream()
        .flatMap(planned -> planned.table().checks().stream())
        .filter(check -> check.over() == Check.Over.TARGET)
        .toList();
  }

  private List<FilePart> parts(PlannedTarget target, String number) {
    if (!(target.target() instanceof Target.FileTarget file)) {
      return List.of();
    }
    return switch (file.kind()) {
      case CSV, XLSX, JSON -> List.of();
      case PARQUET -> {
        Path staged = folder.staging().resolve(target.table() + "-" + number);
        RunFolder.delete(staged);
        RunFolder.made(folder.staging());
        yield session.export(
            "select * from " + Sql.name(target.table()), file.kind(), file.partitionBy(), staged);
      }
    };
  }

  private List<Move> charts() {
    Map<String, Move> moves = new ConcurrentHashMap<>();
    WorkGraph drawing = new WorkGraph();
    List<Chart> charts =
        plan.pipeline().pipeline().charts().stream().filter(chart -> chart.path() != null).toList();
    for (Chart chart : charts) {
      drawing.add(chart.name(), List.of(), () -> moves.put(chart.name(), drawn(chart)));
    }
    // Drawing has nothing to stop: what is at work comes to its end.
    drawing.run(bench.parallelSteps(), () -> {});
    return charts.stream().map(chart -> Objects.requireNonNull(moves.get(chart.name()))).toList();
  }

  private Move drawn(Chart chart) {
    String path = plan.facts().resolve(Objects.requireNonNull(chart.path()));
    return steps.run(new StepId(StepKind.REPORT, chart.name()), () -> draw(chart, path));
  }

  private StepRunner.Outcome<Move> draw(Chart chart, String to) {
    byte[] png = bench.charts().png(chart, new ChartDrawing(session).data(chart));
    Path staged = RunFolder.made(folder.staging()).resolve(chart.name() + ".png");
    try {
      Files.write(staged, png);
    } catch (IOException failure) {
      throw new LeatException(
          "chart-failed",
          ErrorKind.EXTERNAL,
          "charts." + chart.name() + ": The picture cannot be written: " + failure + ".",
          failure);
    }
    return new StepRunner.Outcome<>(
        new Move(Move.Kind.CHART, chart.name(), inProject(staged), to, Fingerprints.of(staged)),
        new StepFigures(0, 0, 0, png.length, 0, 0),
        "");
  }

  private List<Move> archive() {
    List<Move> moves = new ArrayList<>();
    for (PlannedSource planned : plan.sources()) {
      Source source = planned.source().source();
      String archive = source.archive();
      if (archive != null) {
        Path to = bench.project().resolve(plan.facts().resolve(archive));
        for (InputFile file : planned.files()) {
          moves.add(
              new Move(
                  Move.Kind.ARCHIVE,
                  file.name(),
                  inProject(file.path()),
                  inProject(to.resolve(String.valueOf(file.path().getFileName()))),
                  file.fingerprint()));
        }
      }
    }
    return moves;
  }

  /** The decision outlives this process, and maybe the place of the project. */
  private String inProject(Path path) {
    return ProjectPath.of(bench.project()).text(path);
  }

  private List<Ledger.FileEntry> files() {
    return plan.sources().stream()
        .flatMap(
            planned ->
                planned.files().stream()
                    .map(
                        file ->
                            new Ledger.FileEntry(
                                planned.name(),
                                file.name(),
                                file.size(),
                                file.fingerprint(),
                                plan.facts().run(),
                                bench.now())))
        .toList();
  }

  private List<Ledger.IntervalEntry> intervals() {
    IntervalBounds interval = plan.facts().interval();
    return interval == null
        ? List.of()
        : List.of(
            new Ledger.IntervalEntry(
                interval.start(), interval.end(), plan.facts().run(), bench.now()));
  }

  private Map<String, List<String>> read() {
    Map<String, List<String>> read = new LinkedHashMap<>();
    for (PlannedSource planned : plan.sources()) {
      if (!planned.files().isEmpty()) {
        read.put(planned.name(), Reading.fingerprints(planned));
      }
    }
    return read;
  }
}
