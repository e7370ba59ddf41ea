package dev.leat.core.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A request to stop, from any thread, at most once; until {@link #seal} makes it too late.
 * Thread-safe.
 */
public final class Cancellation {
  private final CountDownLatch cancelled = new CountDownLatch(1);
  private final List<Runnable> actions = new ArrayList<>();
  private Optional<Reason> reason = Optional.empty();
  private boolean sealed;

  /** Why work is to stop. */
  public enum Reason {
    REQUESTED,
    TIMED_OUT,
    /** Other work it belongs to has failed. */
    FAILED
  }

  /** Asks to stop; ignored after the first time and once sealed. */
  public void cancel(Reason why) {
    List<Runnable> due;
    synchronized (this) {
      if (sealed || reason.isPresent()) {
        return;
      }
      reason = Optional.of(why);
      due = List.copyOf(actions);
    }
    cancelled.countDown();
    due.forEach(Runnable::run);
  }

  /** Runs the action when cancelled; at once when that has happened. */
  public void onCancel(Runnable action) {
    synchronized (this) {
      if (reason.isEmpty()) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }

  /** Why it was cancelled; empty while it is not. */
  public synchronized Optional<Reason> reason() {
    return reason;
  }

  /** From now on cancelling has no effect; returns whether it came in time. */
  public synchronized boolean seal() {
    sealed = reason.isEmpty();
    return sealed;
  }

  /** Waits that long, or until cancelled; returns whether it was. */
  public boolean await(Duration length) {
    try {
      return cancelled.await(length.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      cancel(Reason.REQUESTED);
      return true;
    }
  }
}
