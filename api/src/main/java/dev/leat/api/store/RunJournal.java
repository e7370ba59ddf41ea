package dev.leat.api.store;

import dev.leat.api.run.RunState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The journal of runs: states, steps, publish decisions and commits. */
public interface RunJournal {
  /** Enters a new run with its first state. */
  void create(RunRecord run);

  Optional<RunRecord> find(String run);

  /** The newest runs first; of one pipeline, or of all when it is null. */
  List<RunRecord> list(@Nullable String pipeline, int limit);

  /** Runs in a state that is not final. */
  List<RunRecord> unfinished();

  /** Runs whose publish decision stands and that have not completed, oldest first. */
  List<RunRecord> undelivered(String pipeline);

  /**
   * Brings a run into a state, in one transaction with the question whether it may; the error is
   * kept when the state is final.
   *
   * @throws IllegalStateException if {@link RunState#mayBecome} says no; nothing has changed
   */
  void enter(String run, RunState state, Instant at, @Nullable RunError error);

  /** Notes that a process takes the run up again. */
  void takenUp(String run, RunRecord.WorkerProcess process, Instant at);

  /** Every state the run has been in, in order. */
  List<StateChange> states(String run);

  /** Notes that an attempt begins; returns its number. */
  int begin(String run, StepId step, String key, Instant at);

  /** Notes how an attempt ended. */
  void end(StepRecord finished);

  /** All attempts in the order they began. */
  List<StepRecord> steps(String run);

  /** The newest succeeded attempt with that key, of any run. */
  Optional<StepRecord> succeeded(String key);

  /**
   * The publish decision: in one transaction the run enters {@link RunState#PUBLISHING} and what is
   * to be published stands, as JSON. From here the run only goes forward.
   */
  void decide(String run, String decision, Instant at);

  Optional<String> decision(String run);

  /** Notes that a group of targets is committed, with its receipts as JSON; idempotent. */
  void committed(String run, String group, String receipts, Instant at);

  /** The committed groups in the order they were committed. */
  List<CommittedGroup> commits(String run);

  /** Forgets a run, its steps, decision and commits. Its ledger entries stay. */
  void forget(String run);

  /** A group of targets that has the run's rows. */
  record CommittedGroup(String group, String receipts, Instant at) {}
}
