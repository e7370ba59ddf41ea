package dev.leat.core.run;

import dev.leat.api.engine.EngineProgress;
import dev.leat.api.engine.EngineSession;
import dev.leat.core.time.Cancellation;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Looks at a run a few times a second: its deadline, its memory, its progress. */
final class Watch implements AutoCloseable {
  private static final long PERIOD_MILLIS = 200;

  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
  private final AtomicReference<@Nullable EngineSession> session = new AtomicReference<>();
  private final Clock clock;
  private final @Nullable Instant deadline;
  private final Cancellation cancellation;
  private final Meter meter;
  private final StepRunner steps;
  private final RunListener listener;

  Watch(
      Clock clock,
      @Nullable Instant deadline,
      Cancellation cancellation,
      Meter meter,
      StepRunner steps,
      RunListener listener) {
    this.clock = clock;
    this.deadline = deadline;
    this.cancellation = cancellation;
    this.meter = meter;
    this.steps = steps;
    this.listener = listener;
    var _ = ticker.scheduleAtFixedRate(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Progress is asked of that session from now on. */
  void session(EngineSession open) {
    session.set(open);
    cancellation.onCancel(open::cancel);
  }

  void sessionCloses() {
    session.set(null);
  }

  private void look() {
    if (deadline != null && !clock.instant().isBefore(deadline)) {
      cancellation.cancel(Cancellation.Reason.TIMED_OUT);
    }
    meter.sample();
    EngineSession open = session.get();
    if (open != null && !steps.atWork().isEmpty()) {
      EngineProgress progress = open.progress();
      steps.atWork().forEach(step -> listener.stepProgress(step, progress));
    }
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }
}
