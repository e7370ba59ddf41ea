package dev.leat.core.run;

import dev.leat.api.connector.Receipt;
import dev.leat.api.engine.SourceReport;
import dev.leat.api.run.RunState;
import dev.leat.api.store.RunRecord;
import dev.leat.api.store.StepRecord;
import dev.leat.core.journal.CheckDetails;
import dev.leat.core.journal.RunDetails;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a run, as the journal tells it; the same while it runs, when it has ended,
 * and years later.
 *
 * @param details what it discovered; null when it did not come that far
 * @param steps every attempt, in the order they began
 * @param targets in the order they are published; none before the publish decision
 * @param charts files drawn and put in place
 */
public record RunResult(
    RunRecord run,
    @Nullable RunDetails details,
    List<StepRecord> steps,
    List<SourceResult> sources,
    List<TableResult> tables,
    List<TargetResult> targets,
    List<ChartFile> charts) {
  public RunResult {
    steps = List.copyOf(steps);
    sources = List.copyOf(sources);
    tables = List.copyOf(tables);
    targets = List.copyOf(targets);
    charts = List.copyOf(charts);
  }

  /** A picture that was drawn. */
  public record ChartFile(String path, long bytes) {}

  /** A source of the run. */
  public record SourceResult(String name, SourceReport report) {}

  /**
   * A table of the run.
   *
   * @param reused whether its rows are those of an earlier step
   * @param checks what was found about it; null when it was not checked
   * @param previousRows rows of the pipeline's previous completed run; -1 when there is none
   */
  public record TableResult(
      String name,
      long rows,
      long bytes,
      Origin reused,
      @Nullable CheckDetails checks,
      long previousRows) {}

  /** Where a table's rows come from. */
  public enum Origin {
    COMPUTED,
    REUSED
  }

  /**
   * A target of the run.
   *
   * @param receipt null while the target does not have the run's rows
   */
  public record TargetResult(String table, String location, @Nullable Receipt receipt) {}

  /** What a run's end means to who asked for it. */
  public enum Outcome {
    OK,
    FAILED,
    /** The run has decided to publish, and some target does not have its rows yet. */
    PARTLY,
    INTERRUPTED
  }

  /** What the run's end means. */
  public Outcome outcome() {
    return switch (run.state()) {
      case COMPLETED, CACHED -> Outcome.OK;
      case CANCELLED, CANCELLING -> Outcome.INTERRUPTED;
      case FAILED, TIMED_OUT, CRASHED, PUBLISHING ->
          targets.isEmpty() ? Outcome.FAILED : Outcome.PARTLY;
      case SCHEDULED, LATE, PENDING, RUNNING, AWAITING_RETRY, PAUSED -> Outcome.FAILED;
    };
  }

  /** The targets that have the run's rows. */
  public List<TargetResult> publishedTargets() {
    return targets.stream().filter(target -> target.receipt() != null).toList();
  }

  /** The targets that do not. */
  public List<TargetResult> pendingTargets() {
    return targets.stream().filter(target -> target.receipt() == null).toList();
  }

  public Duration duration() {
    Instant ended = run.ended();
    return ended == null ? Duration.ZERO : Duration.between(run.started(), ended);
  }

  RunResult concluded(RunState state, Instant ended) {
    RunRecord concluded =
        new RunRecord(
            run.id(),
            run.pipeline(),
            run.history(),
            run.environment(),
            run.purpose(),
            run.parameters(),
            run.interval(),
            state,
            run.time(),
            run.started(),
            ended,
            run.process(),
            null);
    return new RunResult(concluded, details, steps, sources, tables, targets, charts);
  }
}
