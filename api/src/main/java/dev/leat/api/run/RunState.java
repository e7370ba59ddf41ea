package dev.leat.api.run;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The states of a run, and on one screen every legal transition between them. */
public enum RunState {
  SCHEDULED,
  LATE,
  PENDING,
  RUNNING,
  AWAITING_RETRY,
  PAUSED,
  PUBLISHING,
  COMPLETED,
  CACHED,
  FAILED,
  TIMED_OUT,
  CRASHED,
  CANCELLING,
  CANCELLED;

  private static final Map<RunState, Set<RunState>> NEXT =
      Map.ofEntries(
          Map.entry(SCHEDULED, EnumSet.of(LATE, PENDING, CANCELLED)),
          Map.entry(LATE, EnumSet.of(PENDING, CANCELLED)),
          Map.entry(PENDING, EnumSet.of(RUNNING, CANCELLED, CRASHED, FAILED)),
          Map.entry(
              RUNNING,
              EnumSet.of(
                  AWAITING_RETRY,
                  PAUSED,
                  PUBLISHING,
                  COMPLETED,
                  CACHED,
                  FAILED,
                  TIMED_OUT,
                  CRASHED,
                  CANCELLING)),
          Map.entry(AWAITING_RETRY, EnumSet.of(RUNNING, CANCELLING, CRASHED, TIMED_OUT)),
          Map.entry(PAUSED, EnumSet.of(RUNNING, CANCELLING, CRASHED)),
          // After the publish decision a run only goes forward: it cannot be cancelled or time out.
          Map.entry(PUBLISHING, EnumSet.of(COMPLETED, CRASHED, FAILED)),
          Map.entry(COMPLETED, EnumSet.noneOf(RunState.class)),
          Map.entry(CACHED, EnumSet.noneOf(RunState.class)),
          // Resuming continues the same run.
          Map.entry(FAILED, EnumSet.of(RUNNING, PUBLISHING)),
          Map.entry(TIMED_OUT, EnumSet.of(RUNNING)),
          Map.entry(CRASHED, EnumSet.of(RUNNING, PUBLISHING)),
          Map.entry(CANCELLING, EnumSet.of(CANCELLED, CRASHED)),
          Map.entry(CANCELLED, EnumSet.of(RUNNING)));

  /** Whether a run in this state may go to that one. */
  public boolean mayBecome(RunState next) {
    return successors().contains(next);
  }

  /** Whether no process works on a run in this state. */
  public boolean isFinal() {
    return switch (this) {
      case COMPLETED, CACHED, FAILED, TIMED_OUT, CRASHED, CANCELLED -> true;
      case SCHEDULED, LATE, PENDING, RUNNING, AWAITING_RETRY, PAUSED, PUBLISHING, CANCELLING ->
          false;
    };
  }

  private Set<RunState> successors() {
    Set<RunState> successors = NEXT.get(this);
    if (successors == null) {
      throw new IllegalStateException("no transitions listed for " + this);
    }
    return successors;
  }
}
