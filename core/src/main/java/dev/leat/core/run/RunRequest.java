package dev.leat.core.run;

import dev.leat.api.store.RunRecord.IntervalBounds;
import dev.leat.core.lock.Locks;
import dev.leat.core.time.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * How a run is asked for.
 *
 * @param onBusy what to do when the pipeline or one of its targets is in use
 * @param interval the interval the run is for; null for the newest complete one where the pipeline
 *     has intervals
 * @param cancellation stops the run before its publish decision, from any thread
 */
public record RunRequest(
    Locks.OnBusy onBusy, @Nullable IntervalBounds interval, Cancellation cancellation) {
  /** Fails when busy, for the newest interval. */
  public static RunRequest now() {
    return new RunRequest(Locks.OnBusy.FAIL, null, new Cancellation());
  }

  public RunRequest waiting() {
    return new RunRequest(Locks.OnBusy.WAIT, interval, cancellation);
  }

  public RunRequest with(Cancellation changed) {
    return new RunRequest(onBusy, interval, changed);
  }

  public RunRequest over(IntervalBounds changed) {
    return new RunRequest(onBusy, changed, cancellation);
  }
}
