package dev.leat.core.run;

import dev.leat.api.pipeline.RetryPolicy;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.run.RunState;
import dev.leat.api.store.RunError;
import dev.leat.api.store.RunJournal;
import dev.leat.api.store.StepFigures;
import dev.leat.api.store.StepId;
import dev.leat.api.store.StepRecord;
import dev.leat.core.time.Cancellation;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes attempts at steps, each noted before and after. Failures of kind external and resource are
 * tried again as the pipeline's policy says; others are not. Thread-safe.
 */
final class StepRunner {
  private final String run;
  private final RunJournal journal;
  private final Workbench bench;
  private final RetryPolicy retries;
  private final Cancellation cancellation;
  private final LiveState state;
  private final Meter meter;
  private final RunListener listener;
  private final Set<StepId> atWork = ConcurrentHashMap.newKeySet();

  StepRunner(
      String run,
      Workbench bench,
      RetryPolicy retries,
      Cancellation cancellation,
      LiveState state,
      Meter meter,
      RunListener listener) {
    this.run = run;
    this.journal = bench.store().runs();
    this.bench = bench;
    this.retries = retries;
    this.cancellation = cancellation;
    this.state = state;
    this.meter = meter;
    this.listener = listener;
  }

  /** One attempt at a step. */
  @FunctionalInterface
  interface Attempt<T> {
    Outcome<T> make();
  }

  /**
   * What an attempt gave.
   *
   * @param details for the journal, as JSON
   */
  record Outcome<T>(T value, StepFigures figures, String details) {}

  Set<StepId> atWork() {
    return atWork;
  }

  /** Runs a step whose result is not reusable. */
  <T> T run(StepId step, Attempt<T> attempt) {
    return run(step, "", attempt);
  }

  /** Runs a step; its success is found again under the key. */
  <T> T run(StepId step, String key, Attempt<T> attempt) {
    for (int made = 1; ; made++) {
      checkCancelled();
      Instant started = bench.now();
      int number = journal.begin(run, step, key, started);
      reached(step, "begun");
      listener.stepStarted(step, number);
      atWork.add(step);
      try (Meter.Probe probe = meter.probe()) {
        Outcome<T> outcome = attempt.make();
        reached(step, "done");
        end(step, number, started, key, StepRecord.State.SUCCEEDED, outcome, probe);
        reached(step, "noted");
        return outcome.value();
      } catch (RuntimeException failure) {
        failed(step, number, started, key, failure);
        if (made >= retries.attempts() || !mayRetry(failure)) {
          throw failure;
        }
        await(step, made, failure);
      } finally {
        atWork.remove(step);
      }
    }
  }

  /** Notes a step whose result was there already. */
  void reuse(StepId step, String key, StepFigures figures, String details) {
    Instant now = bench.now();
    int number = journal.begin(run, step, key, now);
    StepRecord record =
        new StepRecord(
            run, step, number, StepRecord.State.CACHED, now, now, key, figures, details, null);
    journal.end(record);
    reached(step, "noted");
    listener.stepFinished(record);
  }

  /** Tells that a point of the run is reached. */
  void reached(StepId step, String point) {
    bench.crashPoint().reached(step + ":" + point);
  }

  void checkCancelled() {
    if (cancellation.reason().isPresent()) {
      throw new LeatException("cancelled", ErrorKind.USER, "The run was cancelled.");
    }
  }

  private boolean mayRetry(RuntimeException failure) {
    boolean another =
        failure instanceof LeatException known
            && switch (known.kind()) {
              case EXTERNAL, RESOURCE -> true;
              case USER, INTERNAL -> false;
            };
    return another && cancellation.reason().isEmpty();
  }

  private void await(StepId step, int made, RuntimeException failure) {
    Duration delay = retries.delayAfter(made);
    listener.log(
        RunListener.Level.WARNING,
        step
            + " failed: "
            + failure.getMessage()
            + " Attempt "
            + (made + 1)
            + " of "
            + retries.attempts()
            + " in "
            + delay.toSeconds()
            + " s.");
    state.waitBegins();
    try {
      bench.sleeper().sleep(delay, cancellation);
    } finally {
      state.waitEnds();
    }
  }

  private void failed(
      StepId step, int number, Instant started, String key, RuntimeException failure) {
    boolean cancelled = state.state() != RunState.PUBLISHING && cancellation.reason().isPresent();
    StepRecord record =
        new StepRecord(
            run,
            step,
            number,
            cancelled ? StepRecord.State.CANCELLED : StepRecord.State.FAILED,
            started,
            bench.now(),
            key,
            StepFigures.NONE,
            "",
            RunError.of(failure));
    journal.end(record);
    listener.stepFinished(record);
  }

  private void end(
      StepId step,
      int number,
      Instant started,
      String key,
      StepRecord.State how,
      Outcome<?> outcome,
      Meter.Probe probe) {
    StepFigures moved = outcome.figures();
    StepRecord record =
        new StepRecord(
            run,
            step,
            number,
            how,
            started,
            bench.now(),
            key,
            new StepFigures(
                moved.rowsIn(),
                moved.rowsOut(),
                moved.bytesRead(),
                moved.bytesWritten(),
                probe.cpu(),
                probe.peakMemory()),
            outcome.details(),
            null);
    journal.end(record);
    listener.stepFinished(record);
  }
}
