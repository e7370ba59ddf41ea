package dev.leat.core.run;

import dev.leat.api.pipeline.Argument;
import dev.leat.api.pipeline.Interval;
import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.pipeline.Table;
import dev.leat.api.problem.LeatException;
import dev.leat.api.run.RunState;
import dev.leat.api.store.RunJournal;
import dev.leat.api.store.RunRecord;
import dev.leat.api.store.RunRecord.IntervalBounds;
import dev.leat.core.check.CheckedPipeline;
import dev.leat.core.journal.JournalJson;
import dev.leat.core.journal.PublishDecision;
import dev.leat.core.journal.RunIds;
import dev.leat.core.ledger.History;
import dev.leat.core.ledger.Intervals;
import dev.leat.core.lock.LockHolder;
import dev.leat.core.lock.Locks;
import dev.leat.core.plan.Inputs;
import dev.leat.core.plan.Plan;
import dev.leat.core.plan.PlannedTarget;
import dev.leat.core.plan.Planner;
import dev.leat.core.plan.Publishers;
import dev.leat.core.plan.RunFacts;
import dev.leat.core.time.Cancellation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The runs of a project: planned, carried out, resumed. Thread-safe. */
public final class Runs {
  private final Workbench bench;
  private final Publishers publishers;
  private final Planner planner;
  private final Locks locks;
  private final CrashedRuns crashedRuns;

  public Runs(Workbench bench) {
    this.bench = bench;
    this.publishers = new Publishers(bench.project(), bench.connectors());
    this.planner = new Planner(bench.project(), bench.store(), bench.engine(), publishers);
    this.locks = new Locks(bench.project().stateFolder().resolve("locks"), bench.sleeper());
    this.crashedRuns = new CrashedRuns(bench, locks);
  }

  /** What a run would do now; changes nothing. */
  public Plan plan(CheckedPipeline pipeline, RunRequest request) {
    Instant now = bench.now();
    IntervalBounds interval = interval(pipeline.pipeline(), request.interval(), now);
    return planner.plan(
        pipeline, new RunFacts("not-started", now, interval), new Inputs.Discovered());
  }

  /**
   * Runs a pipeline to a final state, or first finishes what an earlier run of it has decided to
   * publish; when that fails, its result is returned and nothing new is begun.
   *
   * @throws LeatException with code {@code locked} when the pipeline or a target is in use
   */
  public RunResult run(CheckedPipeline pipeline, RunRequest request, RunListener listener) {
    return run(pipeline, request, new Inputs.Discovered(), listener);
  }

  /** The same with inputs of the caller's choice. */
  public RunResult run(
      CheckedPipeline pipeline, RunRequest request, Inputs inputs, RunListener listener) {
    Pipeline model = pipeline.pipeline();
    String id = RunIds.next(model.name(), bench.now(), bench.random());
    try (Locks.Held _ = lock(model, id, request)) {
      Optional<RunResult> undelivered = clearTheWay(pipeline, request, listener);
      return undelivered.isPresent()
          ? undelivered.get()
          : begin(id, pipeline, request, inputs, listener, new ReentrantLock());
    }
  }

  /**
   * Runs a pipeline for each of these intervals under one lock, at most so many at the same time,
   * which share memory and threads and publish one after the other. A run that fails does not keep
   * the others from running; one whose publication is pending, or a request to stop, does.
   *
   * @return the runs that were begun, in the order of the intervals; only the one that is pending
   *     when an earlier run still cannot be finished
   */
  public List<RunResult> runEach(
      CheckedPipeline pipeline,
      List<IntervalBounds> intervals,
      int atOnce,
      RunRequest request,
      RunListener listener) {
    Pipeline model = pipeline.pipeline();
    String first = RunIds.next(model.name(), bench.now(), bench.random());
    try (Locks.Held _ = lock(model, first, request)) {
      Optional<RunResult> undelivered = clearTheWay(pipeline, request, listener);
      if (undelivered.isPresent()) {
        return List.of(undelivered.get());
      }
      Runs sharing = atOnce == 1 ? this : new Runs(bench.sharedBy(atOnce));
      Lock publishing = new ReentrantLock();
      return new Series(request.cancellation(), atOnce)
          .run(
              intervals,
              interval ->
                  sharing.begin(
                      RunIds.next(model.name(), bench.now(), bench.random()),
                      pipeline,
                      request.over(interval),
                      new Inputs.Discovered(),
                      listener,
                      publishing));
    }
  }

  /** What precedes new runs of a pipeline; a run that still cannot be finished stops them. */
  private Optional<RunResult> clearTheWay(
      CheckedPipeline pipeline, RunRequest request, RunListener listener) {
    Pipeline model = pipeline.pipeline();
    crashedRuns.mark();
    crashedRuns.mark(model.name());
    new Telling(bench, listener).begins(model);
    Optional<RunResult> undelivered = finishUndelivered(pipeline, request, listener);
    if (undelivered.isEmpty()) {
      new Leftovers(bench, publishers).discard(model.name());
    }
    return undelivered;
  }

  private RunResult begin(
      String id,
      CheckedPipeline pipeline,
      RunRequest request,
      Inputs inputs,
      RunListener listener,
      Lock publishing) {
    RunRecord run = record(id, pipeline.pipeline(), request, inputs);
    bench.store().runs().create(run);
    bench.crashPoint().reached("run:created");
    return execute(
        run, pipeline, request, listener, publishing, execution -> execution.carryOut(inputs));
  }

  /**
   * Goes on with a run that failed, crashed, timed out or was cancelled: the same run, its time and
   * its parameters; results that are stored are not made again.
   *
   * @param pipeline with the run's parameters ({@link RunRecord#parameters})
   * @throws LeatException with code {@code not-resumable} when the run is complete or at work; with
   *     code {@code other-environment} when its targets are not this environment's
   */
  public RunResult resume(
      String id, CheckedPipeline pipeline, RunRequest request, RunListener listener) {
    Pipeline model = pipeline.pipeline();
    RunRecord known = find(id);
    if (!known.pipeline().equals(model.name())) {
      throw new IllegalArgumentException(id + " is not a run of " + model.name());
    }
    requireThisEnvironment(known);
    try (Locks.Held _ = lock(model, id, request)) {
      crashedRuns.mark();
      crashedRuns.mark(model.name());
      Optional<RunResult> undelivered = finishUndelivered(pipeline, request, listener);
      if (undelivered.isPresent()) {
        return undelivered.get();
      }
      new Leftovers(bench, publishers).discard(model.name());
      RunRecord run = find(id);
      boolean delivered = run.state() == RunState.COMPLETED && known.state() != RunState.COMPLETED;
      if (delivered) {
        return RunResults.of(bench.store(), id);
      }
      if (run.purpose() == RunRecord.Purpose.REPLAY) {
        throw LeatException.user(
            "not-resumable",
            "Run "
                + id
                + " replays quarantined rows; it has published nothing. Replay them again.");
      }
      if (!run.state().mayBecome(RunState.RUNNING)) {
        throw LeatException.user(
            "not-resumable",
            "Run " + id + " is " + run.state() + "; there is nothing to go on with.");
      }
      bench.store().runs().takenUp(id, bench.process(), bench.now());
      return execute(
          run,
          pipeline,
          request,
          listener,
          new ReentrantLock(),
          execution -> execution.carryOut(new Inputs.Discovered()));
    }
  }

  /** The run of that id. */
  public RunRecord find(String id) {
    return bench
        .store()
        .runs()
        .find(id)
        .orElseThrow(() -> LeatException.user("unknown-run", "There is no run " + id + "."));
  }

  /** The newest runs first; of one pipeline, or of all when it is null. */
  public List<RunRecord> list(@Nullable String pipeline, int limit) {
    return bench.store().runs().list(pipeline, limit);
  }

  /** All that is known of a run. */
  public RunResult result(String id) {
    find(id);
    return RunResults.of(bench.store(), id);
  }

  /** Marks runs whose process is gone as crashed; returns them. */
  public List<RunRecord> markCrashed() {
    return crashedRuns.mark();
  }

  private interface Work {
    RunResult on(Execution execution);
  }

  private RunResult execute(
      RunRecord run,
      CheckedPipeline pipeline,
      RunRequest request,
      RunListener listener,
      Lock publishing,
      Work work) {
    Cancellation requested = request.cancellation();
    RunResult result;
    try (LiveRun live = new LiveRun(run, pipeline.pipeline(), bench, requested, listener)) {
      result = work.on(new Execution(live, pipeline, bench, planner, publishers, publishing));
    }
    new Telling(bench, listener).ended(pipeline.pipeline(), result);
    return result;
  }

  /** Empty when everything decided is delivered; else the first run that still is not. */
  private Optional<RunResult> finishUndelivered(
      CheckedPipeline pipeline, RunRequest request, RunListener listener) {
    RunJournal journal = bench.store().runs();
    List<RunRecord> undelivered =
        journal.undelivered(pipeline.pipeline().name()).stream()
            .filter(this::isOfThisEnvironment)
            .toList();
    for (RunRecord run : undelivered) {
      listener.log(
          RunListener.Level.INFO,
          "Run " + run.id() + " has decided to publish; that is finished first.");
      journal.takenUp(run.id(), bench.process(), bench.now());
      PublishDecision decision =
          JournalJson.in(bench.project())
              .read(journal.decision(run.id()).orElseThrow(), PublishDecision.class);
      RunResult result =
          execute(
              run,
              pipeline,
              request,
              listener,
              new ReentrantLock(),
              execution -> execution.deliver(decision));
      if (result.run().state() != RunState.COMPLETED) {
        return Optional.of(result);
      }
    }
    return Optional.empty();
  }

  private void requireThisEnvironment(RunRecord run) {
    if (!isOfThisEnvironment(run)) {
      throw LeatException.user(
          "other-environment",
          "Run "
              + run.id()
              + " belongs to the environment "
              + run.environment()
              + "; this is "
              + bench.project().environment()
              + ". Go on with it by --env "
              + run.environment()
              + " --resume "
              + run.id()
              + ".");
    }
  }

  /** A decision names connections; what they are is the environment's to say. */
  private boolean isOfThisEnvironment(RunRecord run) {
    return run.environment().equals(bench.project().environment());
  }

  private RunRecord record(String id, Pipeline model, RunRequest request, Inputs inputs) {
    Instant now = bench.now();
    Map<String, String> parameters =
        model.arguments().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, (Map.Entry<String, Argument> e) -> e.getValue().text()));
    return new RunRecord(
        id,
        model.name(),
        History.of(model),
        bench.project().environment(),
        switch (inputs) {
          case Inputs.Discovered _ -> RunRecord.Purpose.INPUTS;
          case Inputs.Replay _ -> RunRecord.Purpose.REPLAY;
        },
        parameters,
        interval(model, request.interval(), now),
        RunState.PENDING,
        now,
        now,
        null,
        bench.process(),
        null);
  }

  private static @Nullable IntervalBounds interval(
      Pipeline model, @Nullable IntervalBounds requested, Instant now) {
    Interval interval = model.interval();
    if (interval == null && requested != null) {
      throw LeatException.user(
          "no-interval",
          model.name() + " has no interval: its runs have inputs only. Add interval: to it.");
    }
    return interval == null || requested != null
        ? requested
        : Intervals.newestComplete(interval.every(), now);
  }

  private Locks.Held lock(Pipeline model, String run, RunRequest request) {
    List<String> names = new ArrayList<>(List.of(lockOf(model.name())));
    for (Table table : model.tables()) {
      table.targets().forEach(target -> names.add("target " + PlannedTarget.locationOf(target)));
    }
    return locks.acquire(names, holder(bench, run), request.onBusy(), request.cancellation());
  }

  static String lockOf(String pipeline) {
    return "pipeline " + pipeline;
  }

  static LockHolder holder(Workbench bench, String run) {
    return new LockHolder(bench.process().pid(), bench.process().host(), run, bench.now());
  }
}
