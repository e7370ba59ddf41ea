package dev.leat.core.run;

import dev.leat.api.engine.EngineSession;
import dev.leat.api.engine.EngineSettings;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.run.RunState;
import dev.leat.api.run.StepKind;
import dev.leat.api.store.RunError;
import dev.leat.api.store.StepFigures;
import dev.leat.api.store.StepId;
import dev.leat.core.check.CheckedPipeline;
import dev.leat.core.journal.JournalJson;
import dev.leat.core.journal.PublishDecision;
import dev.leat.core.journal.RunDetails;
import dev.leat.core.plan.Inputs;
import dev.leat.core.plan.Plan;
import dev.leat.core.plan.PlannedSource;
import dev.leat.core.plan.PlannedTable;
import dev.leat.core.plan.Planner;
import dev.leat.core.plan.Publishers;
import dev.leat.core.plan.RunFacts;
import dev.leat.core.time.Cancellation;
import java.util.List;
import java.util.concurrent.locks.Lock;

/**
 * One process's work on one run, from discovering its inputs or from its publish decision to a
 * final state. An {@link Error} is a crash: it is not noted, and whoever comes next finds out.
 */
final class Execution {
  private static final StepId DISCOVER = new StepId(StepKind.DISCOVER, "inputs");
  private static final StepId DECISION = new StepId(StepKind.PUBLISH, "decision");

  private final LiveRun live;
  private final CheckedPipeline pipeline;
  private final Workbench bench;
  private final Planner planner;
  private final Publishers publishers;
  private final Lock publishing;
  private final RunFolder folder;

  Execution(
      LiveRun live,
      CheckedPipeline pipeline,
      Workbench bench,
      Planner planner,
      Publishers publishers,
      Lock publishing) {
    this.live = live;
    this.pipeline = pipeline;
    this.bench = bench;
    this.planner = planner;
    this.publishers = publishers;
    this.publishing = publishing;
    this.folder = RunFolder.of(bench.project(), live.run().id());
  }

  /** Does the run from its beginning, reusing whatever is stored already. */
  RunResult carryOut(Inputs inputs) {
    return concluding(
        () -> {
          live.state().enter(RunState.RUNNING, null);
          live.steps().reached(DISCOVER, "running");
          Plan plan = discover(inputs);
          if (plan.extent() == Plan.Extent.NOTHING_NEW) {
            live.state().enter(RunState.CACHED, null);
            return;
          }
          try (EngineSession session = open()) {
            plan.facts().functions().forEach(session::declare);
            pipeline.functions().forEach(session::declare);
            work(plan, inputs, session);
          } finally {
            live.watch().sessionCloses();
          }
        });
  }

  /** Goes on after the publish decision of an earlier process. */
  RunResult deliver(PublishDecision decision) {
    return concluding(
        () -> {
          live.state().enter(RunState.PUBLISHING, null);
          live.cancellation().seal();
          try (EngineSession session = open()) {
            decision.results().forEach(session::attach);
            publish(decision, session);
          } finally {
            live.watch().sessionCloses();
          }
        });
  }

  private RunResult concluding(Runnable work) {
    live.listener().runStarted(live.run());
    try {
      work.run();
    } catch (RuntimeException failure) {
      conclude(failure);
    }
    RunResult result = RunResults.of(bench.store(), live.run().id());
    if (result.run().state() != RunState.COMPLETED) {
      RunFolder.made(folder.path());
      RunJson.write(result, folder.summary());
      RunFolder.delete(folder.spill());
      if (bench.store().runs().decision(live.run().id()).isEmpty()) {
        folder.clear();
      }
    }
    alone(() -> new Retention(bench).tidy(live.run().pipeline(), live.listener()));
    live.listener().runFinished(result);
    return result;
  }

  private Plan discover(Inputs inputs) {
    RunFacts facts = new RunFacts(live.run().id(), live.run().time(), live.run().interval());
    return live.steps()
        .run(
            DISCOVER,
            () -> {
              Plan plan = planner.plan(pipeline, facts, inputs);
              return new StepRunner.Outcome<>(
                  plan, StepFigures.NONE, JournalJson.write(details(plan)));
            });
  }

  private RunDetails details(Plan plan) {
    return new RunDetails(
        plan.engine(),
        bench.settings().memoryBytes(),
        bench.settings().threads(),
        plan.extent().name(),
        plan.sources().stream().map(Execution::inputs).toList());
  }

  private static RunDetails.SourceInputs inputs(PlannedSource planned) {
    return new RunDetails.SourceInputs(
        planned.name(),
        planned.files().stream()
            .map(
                file ->
                    new RunDetails.FileInfo(
                        file.name(), file.size(), file.fingerprint(), file.modified()))
            .toList(),
        planned.skipped().stream()
            .map(skipped -> new RunDetails.SkippedFile(skipped.file(), skipped.reason()))
            .toList());
  }

  private EngineSession open() {
    RunFolder.made(folder.spill());
    EngineSession session =
        bench
            .engine()
            .open(
                new EngineSettings(
                    bench.settings().memoryBytes(), bench.settings().threads(), folder.spill()));
    live.watch().session(session);
    return session;
  }

  private void work(Plan plan, Inputs inputs, EngineSession session) {
    Tables tables = new Tables(plan, session, bench, live.steps(), live.listener());
    transform(plan, inputs, session, tables);
    tables.check();
    PublishDecision decision =
        new DecisionMaking(plan, inputs, session, bench, live.steps()).decision(tables.results());
    alone(() -> prepareAndPublish(decision, session));
  }

  /** Runs of one pipeline that are at work together take turns at what they share. */
  private void alone(Runnable work) {
    publishing.lock();
    try {
      work.run();
    } finally {
      publishing.unlock();
    }
  }

  private void prepareAndPublish(PublishDecision decision, EngineSession session) {
    Delivery delivery = new Delivery(live, bench, publishers, session);
    new Leftovers(bench, publishers).note(live.run().id(), decision);
    delivery.prepare(decision.groups(), decision.results());
    if (!live.cancellation().seal()) {
      LeatException cancelled =
          new LeatException("cancelled", ErrorKind.USER, "The run was cancelled.");
      delivery.discard(decision.groups(), decision.results(), cancelled);
      throw cancelled;
    }
    live.steps().reached(DECISION, "begun");
    live.state().decide(JournalJson.in(bench.project()).write(decision));
    live.steps().reached(DECISION, "noted");
    publish(decision, session);
  }

  private void transform(Plan plan, Inputs inputs, EngineSession session, Tables tables) {
    Reading reading = new Reading(plan, inputs, session, bench, publishers, live.steps());
    WorkGraph graph = new WorkGraph();
    for (PlannedSource source : plan.sources()) {
      graph.add(source.name(), List.of(), () -> reading.read(source));
    }
    for (PlannedTable table : plan.tables()) {
      graph.add(table.name(), table.table().inputs(), () -> tables.make(table));
    }
    graph.run(bench.parallelSteps(), () -> live.cancellation().cancel(Cancellation.Reason.FAILED));
  }

  private void publish(PublishDecision decision, EngineSession session) {
    new Delivery(live, bench, publishers, session).deliver(decision);
    new Closing(live, bench).complete(decision);
  }

  private void conclude(RuntimeException failure) {
    LiveState state = live.state();
    RunError error = RunError.of(failure);
    Cancellation.Reason reason = live.cancellation().reason().orElse(Cancellation.Reason.FAILED);
    if (state.state() == RunState.PUBLISHING) {
      reason = Cancellation.Reason.FAILED;
    }
    switch (reason) {
      case REQUESTED -> {
        state.cancelling();
        state.enter(RunState.CANCELLED, null);
      }
      case TIMED_OUT ->
          state.enter(
              RunState.TIMED_OUT,
              new RunError(
                  "timed-out",
                  ErrorKind.RESOURCE,
                  "The run took longer than its timeout of "
                      + pipeline.pipeline().timeout()
                      + ". Nothing was published."));
      case FAILED -> state.enter(RunState.FAILED, error);
    }
    if (error.kind() == ErrorKind.INTERNAL) {
      org.slf4j.LoggerFactory.getLogger(Execution.class)
          .error("run {} failed", live.run().id(), failure);
    }
  }
}
