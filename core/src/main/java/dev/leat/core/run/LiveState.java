package dev.leat.core.run;

import dev.leat.api.run.RunState;
import dev.leat.api.store.RunError;
import dev.leat.api.store.RunJournal;
import dev.leat.api.store.RunRecord;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The state of the run at work, in the journal before anywhere else. Thread-safe. */
final class LiveState {
  private final RunJournal journal;
  private final String run;
  private final Supplier<Instant> now;
  private RunState state;
  private int waiting;

  LiveState(RunJournal journal, RunRecord run, Supplier<Instant> now) {
    this.journal = journal;
    this.run = run.id();
    this.now = now;
    this.state = run.state();
  }

  synchronized RunState state() {
    return state;
  }

  synchronized void enter(RunState next, @Nullable RunError error) {
    journal.enter(run, next, now.get(), error);
    state = next;
  }

  /** The publish decision: the run is publishing from here. */
  synchronized void decide(String decision) {
    journal.decide(run, decision, now.get());
    state = RunState.PUBLISHING;
  }

  /** Stopping has been asked for, and is under way. */
  synchronized void cancelling() {
    if (state == RunState.RUNNING || state == RunState.AWAITING_RETRY) {
      enter(RunState.CANCELLING, null);
    }
  }

  /** A step waits for its next attempt; a run that publishes stays in that state. */
  synchronized void waitBegins() {
    waiting++;
    if (waiting == 1 && state == RunState.RUNNING) {
      enter(RunState.AWAITING_RETRY, null);
    }
  }

  synchronized void waitEnds() {
    waiting--;
    if (waiting == 0 && state == RunState.AWAITING_RETRY) {
      enter(RunState.RUNNING, null);
    }
  }
}
