package dev.leat.core.run;

import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.store.RunRecord;
import dev.leat.core.time.Cancellation;
import java.time.Duration;
import java.time.Instant;

/** A run that this process works on: its state, its steps, and who watches. */
final class LiveRun implements AutoCloseable {
  private final RunRecord run;
  private final Cancellation cancellation = new Cancellation();
  private final LiveState state;
  private final StepRunner steps;
  private final Watch watch;
  private final RunListener listener;

  LiveRun(
      RunRecord run,
      Pipeline pipeline,
      Workbench bench,
      Cancellation requested,
      RunListener listener) {
    this.run = run;
    this.listener = listener;
    this.state = new LiveState(bench.store().runs(), run, bench::now);
    Meter meter = new Meter();
    this.steps =
        new StepRunner(run.id(), bench, pipeline.retries(), cancellation, state, meter, listener);
    Duration timeout = pipeline.timeout();
    Instant deadline = timeout == null ? null : bench.now().plus(timeout);
    this.watch = new Watch(bench.clock(), deadline, cancellation, meter, steps, listener);
    cancellation.onCancel(() -> stopping(cancellation));
    requested.onCancel(() -> cancellation.cancel(Cancellation.Reason.REQUESTED));
  }

  private void stopping(Cancellation stopped) {
    if (stopped.reason().filter(Cancellation.Reason.REQUESTED::equals).isPresent()) {
      state.cancelling();
    }
  }

  RunRecord run() {
    return run;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  LiveState state() {
    return state;
  }

  StepRunner steps() {
    return steps;
  }

  Watch watch() {
    return watch;
  }

  RunListener listener() {
    return listener;
  }

  @Override
  public void close() {
    watch.close();
  }
}
