package dev.leat.api.store;

import dev.leat.api.run.RunState;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a pipeline, as it is remembered.
 *
 * @param history what the ledger calls the pipeline's history: its name, and the values of its
 *     {@code ledger_key} parameters
 * @param parameters the value of every parameter, by name
 * @param time the run's {@code ${run.time}}, the same when it is resumed
 * @param started when a process last began to work on it
 * @param ended null while it is not in a final state
 * @param error why it failed; null when it did not
 */
public record RunRecord(
    String id,
    String pipeline,
    String history,
    String environment,
    Purpose purpose,
    Map<String, String> parameters,
    @Nullable IntervalBounds interval,
    RunState state,
    Instant time,
    Instant started,
    @Nullable Instant ended,
    WorkerProcess process,
    @Nullable RunError error) {
  public RunRecord {
    parameters = Map.copyOf(parameters);
  }

  /** What a run is for. */
  public enum Purpose {
    /** It reads what its sources name. */
    INPUTS,
    /** It publishes quarantined rows that were decided about, and nothing else. */
    REPLAY
  }

  /** The half-open interval a run is for, UTC. */
  public record IntervalBounds(LocalDateTime start, LocalDateTime end) {}

  /** The process that works, or last worked, on a run. */
  public record WorkerProcess(long pid, String host) {}
}
