package dev.leat.core.run;

import dev.leat.api.engine.EngineSession;
import dev.leat.api.engine.StoredResult;
import dev.leat.api.problem.LeatException;
import dev.leat.api.run.StepKind;
import dev.leat.api.store.StepFigures;
import dev.leat.api.store.StepId;
import dev.leat.core.journal.CheckDetails;
import dev.leat.core.journal.CheckDetails.CheckOutcome;
import dev.leat.core.journal.JournalJson;
import dev.leat.core.plan.Plan;
import dev.leat.core.plan.PlannedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The transform and check steps: tables become stored results, and their rules are held. */
final class Tables {
  private final Plan plan;
  private final EngineSession session;
  private final Workbench bench;
  private final StepRunner steps;
  private final RunListener listener;
  private final Map<String, StoredResult> results = new ConcurrentHashMap<>();

  Tables(
      Plan plan, EngineSession session, Workbench bench, StepRunner steps, RunListener listener) {
    this.plan = plan;
    this.session = session;
    this.bench = bench;
    this.steps = steps;
    this.listener = listener;
  }

  /** The results so far, by table. */
  Map<String, StoredResult> results() {
    return results;
  }

  void make(PlannedTable planned) {
    StepId step = new StepId(StepKind.TRANSFORM, planned.name());
    switch (planned.work()) {
      case PlannedTable.Work.Reuse(StoredResult result, String _) -> {
        bench.store().results().use(planned.key(), bench.now());
        session.attach(planned.name(), result);
        results.put(planned.name(), result);
        steps.reuse(
            step, planned.key(), figures(result, 0), JournalJson.in(bench.project()).write(result));
      }
      case PlannedTable.Work.Compute _ ->
          results.put(
              planned.name(),
              steps.run(
                  step,
                  planned.key(),
                  () -> {
                    StoredResult result =
                        new ResultCache(bench)
                            .store(
                                session,
                                plan.pipeline().pipeline().name(),
                                planned.name(),
                                planned.table().computation(),
                                planned.key());
                    return new StepRunner.Outcome<>(
                        result,
                        figures(result, result.bytes()),
                        JournalJson.in(bench.project()).write(result));
                  }));
    }
  }

  private static StepFigures figures(StoredResult result, long written) {
    return new StepFigures(0, result.rows(), 0, written, 0, 0);
  }

  /** Checks every table; all failures are told at once. */
  void check() {
    List<CheckOutcome> failed = new ArrayList<>();
    for (PlannedTable planned : plan.tables()) {
      CheckDetails details =
          steps.run(new StepId(StepKind.CHECK, planned.name()), () -> attempt(planned));
      for (CheckOutcome outcome : details.checks()) {
        switch (outcome.result()) {
          case PASSED -> {}
          case WARNED -> listener.log(RunListener.Level.WARNING, outcome.message());
          case FAILED -> failed.add(outcome);
        }
      }
    }
    if (!failed.isEmpty()) {
      throw LeatException.user(
          "check-failed", TableProfile.message(failed) + "\nNothing was published.");
    }
  }

  private StepRunner.Outcome<CheckDetails> attempt(PlannedTable planned) {
    CheckDetails profile = new TableProfile(session).of(planned.table());
    CheckDetails details =
        new CheckDetails(
            profile.rows(),
            profile.nulls(),
            profile.duplicates(),
            profile.newest(),
            new TableChecks(session, plan.facts().time())
                .evaluate(planned.table(), profile.rows()));
    return new StepRunner.Outcome<>(
        details, new StepFigures(profile.rows(), 0, 0, 0, 0, 0), JournalJson.write(details));
  }
}
