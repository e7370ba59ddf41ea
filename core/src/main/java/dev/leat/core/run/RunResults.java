package dev.leat.core.run;

import dev.leat.api.connector.Receipt;
import dev.leat.api.engine.SourceReport;
import dev.leat.api.engine.StoredResult;
import dev.leat.api.run.RunState;
import dev.leat.api.run.StepKind;
import dev.leat.api.store.RunJournal;
import dev.leat.api.store.RunRecord;
import dev.leat.api.store.StepRecord;
import dev.leat.api.store.Store;
import dev.leat.core.journal.CheckDetails;
import dev.leat.core.journal.JournalJson;
import dev.leat.core.journal.PublishDecision;
import dev.leat.core.journal.PublishedEntry;
import dev.leat.core.journal.RunDetails;
import dev.leat.core.plan.PlannedTarget;
import dev.leat.core.run.RunResult.ChartFile;
import dev.leat.core.run.RunResult.Origin;
import dev.leat.core.run.RunResult.SourceResult;
import dev.leat.core.run.RunResult.TableResult;
import dev.leat.core.run.RunResult.TargetResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a run's result out of the journal. */
final class RunResults {
  private static final int LOOK_BACK = 20;

  private RunResults() {}

  static RunResult of(Store store, String id) {
    RunJournal journal = store.runs();
    RunRecord run = journal.find(id).orElseThrow();
    List<StepRecord> steps = journal.steps(id);
    Optional<PublishDecision> decision =
        journal.decision(id).map(json -> JournalJson.read(json, PublishDecision.class));
    return new RunResult(
        run,
        last(steps, StepKind.DISCOVER).values().stream()
            .findFirst()
            .map(step -> JournalJson.read(step.details(), RunDetails.class))
            .orElse(null),
        steps,
        sources(steps),
        tables(steps, previousRows(journal, run)),
        decision.map(made -> targets(journal, id, made)).orElse(List.of()),
        decision.map(made -> charts(made, steps)).orElse(List.of()));
  }

  /** The last successful attempt of each step of that kind, by subject. */
  private static Map<String, StepRecord> last(List<StepRecord> steps, StepKind kind) {
    Map<String, StepRecord> last = new LinkedHashMap<>();
    for (StepRecord step : steps) {
      boolean succeeded =
          switch (step.state()) {
            case SUCCEEDED, CACHED -> true;
            case RUNNING, FAILED, CANCELLED -> false;
          };
      if (step.step().kind() == kind && succeeded) {
        last.put(step.step().subject(), step);
      }
    }
    return last;
  }

  private static List<SourceResult> sources(List<StepRecord> steps) {
    return last(steps, StepKind.READ).entrySet().stream()
        .map(
            read ->
                new SourceResult(
                    read.getKey(), JournalJson.read(read.getValue().details(), SourceReport.class)))
        .toList();
  }

  private static List<TableResult> tables(List<StepRecord> steps, Map<String, Long> previousRows) {
    Map<String, StepRecord> checks = last(steps, StepKind.CHECK);
    List<TableResult> tables = new ArrayList<>();
    last(steps, StepKind.TRANSFORM)
        .forEach(
            (name, step) -> {
              StoredResult result = JournalJson.read(step.details(), StoredResult.class);
              tables.add(
                  new TableResult(
                      name,
                      result.rows(),
                      result.bytes(),
                      step.state() == StepRecord.State.CACHED ? Origin.REUSED : Origin.COMPUTED,
                      details(checks.get(name)),
                      previousRows.getOrDefault(name, -1L)));
            });
    return tables;
  }

  private static @Nullable CheckDetails details(@Nullable StepRecord check) {
    return check == null ? null : JournalJson.read(check.details(), CheckDetails.class);
  }

  private static Map<String, Long> previousRows(RunJournal journal, RunRecord run) {
    Map<String, Long> rows = new HashMap<>();
    journal.list(run.pipeline(), LOOK_BACK).stream()
        .filter(other -> other.state() == RunState.COMPLETED && other.time().isBefore(run.time()))
        .findFirst()
        .ifPresent(
            previous ->
                last(journal.steps(previous.id()), StepKind.TRANSFORM)
                    .forEach((table, step) -> rows.put(table, step.figures().rowsOut())));
    return rows;
  }

  private static List<TargetResult> targets(
      RunJournal journal, String id, PublishDecision decision) {
    Map<String, List<PublishedEntry>> commits = new HashMap<>();
    journal
        .commits(id)
        .forEach(
            commit ->
                commits.put(
                    commit.group(), JournalJson.readList(commit.receipts(), PublishedEntry.class)));
    List<TargetResult> targets = new ArrayList<>();
    for (PublishDecision.Group group : decision.groups()) {
      List<PublishedEntry> published = commits.getOrDefault(group.name(), List.of());
      for (int i = 0; i < group.entries().size(); i++) {
        PublishDecision.Entry entry = group.entries().get(i);
        Receipt receipt = i < published.size() ? published.get(i).receipt() : null;
        targets.add(
            new TargetResult(entry.table(), PlannedTarget.locationOf(entry.target()), receipt));
      }
    }
    return targets;
  }

  private static List<ChartFile> charts(PublishDecision decision, List<StepRecord> steps) {
    Map<String, StepRecord> drawn = last(steps, StepKind.REPORT);
    return decision.moves().stream()
        .filter(move -> move.kind() == PublishDecision.Move.Kind.CHART)
        .map(
            move -> {
              StepRecord step = drawn.get(move.name());
              return new ChartFile(move.to(), step == null ? -1 : step.figures().bytesWritten());
            })
        .toList();
  }
}
