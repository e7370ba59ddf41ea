package dev.leat.core.run;

import dev.leat.api.store.RunRecord.IntervalBounds;
import dev.leat.core.time.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Runs one after the other, or several at the same time, until something is in the way. */
final class Series {
  private final Cancellation cancellation;
  private final int atOnce;
  private final AtomicBoolean stopped = new AtomicBoolean();

  Series(Cancellation cancellation, int atOnce) {
    this.cancellation = cancellation;
    this.atOnce = atOnce;
  }

  /** The results of the runs that were begun, in the order of the intervals. */
  List<RunResult> run(List<IntervalBounds> intervals, Function<IntervalBounds, RunResult> run) {
    List<RunResult> results = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(atOnce)) {
      List<Future<Optional<RunResult>>> begun = new ArrayList<>();
      for (IntervalBounds interval : intervals) {
        begun.add(workers.submit(() -> one(interval, run)));
      }
      for (Future<Optional<RunResult>> result : begun) {
        ended(result).ifPresent(results::add);
      }
    }
    return results;
  }

  private Optional<RunResult> one(
      IntervalBounds interval, Function<IntervalBounds, RunResult> run) {
    if (stopped.get() || cancellation.reason().isPresent()) {
      return Optional.empty();
    }
    boolean inOrder = false;
    try {
      RunResult result = run.apply(interval);
      inOrder =
          switch (result.outcome()) {
            case OK, FAILED -> true;
            case PARTLY, INTERRUPTED -> false;
          };
      return Optional.of(result);
    } finally {
      if (!inOrder) {
        stopped.set(true);
      }
    }
  }

  private static Optional<RunResult> ended(Future<Optional<RunResult>> result) {
    try {
      return result.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while runs are at work", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case null, default -> throw new IllegalStateException("a run failed", e);
      }
    }
  }
}
