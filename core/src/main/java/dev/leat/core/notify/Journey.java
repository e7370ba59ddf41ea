package dev.leat.core.notify;

import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.pipeline.Schedule;
import dev.leat.api.run.RunState;
import dev.leat.api.store.RunJournal;
import dev.leat.api.store.RunRecord;
import dev.leat.core.schedule.ScheduledTimes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a pipeline fared before, as the journal tells it. */
final class Journey {
  private static final int LOOK_BACK = 200;

  private final RunJournal runs;
  private final String environment;

  Journey(RunJournal runs, String environment) {
    this.runs = runs;
    this.environment = environment;
  }

  /** Runs that crashed since that time. */
  List<RunReport> crashed(String pipeline, Instant since) {
    return of(pipeline).stream()
        .filter(run -> run.state() == RunState.CRASHED)
        .filter(run -> run.ended() != null && run.ended().isAfter(since))
        .map(run -> new RunReport(run, null, 0, 0, 0, 0, 0))
        .toList()
        .reversed();
  }

  /** The runs right before that one that did not succeed, the newest first. */
  List<RunRecord> failedBefore(RunRecord completed) {
    List<RunRecord> failed = new ArrayList<>();
    for (RunRecord run : of(completed.pipeline())) {
      if (run.id().equals(completed.id()) || run.time().isAfter(completed.time())) {
        continue;
      }
      switch (run.state()) {
        case FAILED, TIMED_OUT, CRASHED, PUBLISHING -> failed.add(run);
        case COMPLETED -> {
          return failed;
        }
        case SCHEDULED,
            LATE,
            PENDING,
            RUNNING,
            AWAITING_RETRY,
            PAUSED,
            CACHED,
            CANCELLING,
            CANCELLED -> {}
      }
    }
    return failed;
  }

  /**
   * The scheduled times that passed since the last run began, but for the newest, which the run
   * that is about to begin is for; empty when there are none.
   */
  Optional<Occasion.Late> late(Pipeline pipeline, Instant now) {
    Schedule schedule = pipeline.schedule();
    Optional<RunRecord> last = of(pipeline.name()).stream().findFirst();
    if (schedule == null || last.isEmpty()) {
      return Optional.empty();
    }
    List<Instant> times = ScheduledTimes.of(schedule).between(last.get().time(), now);
    return times.size() < 2
        ? Optional.empty()
        : Optional.of(
            new Occasion.Late(
                pipeline.name(), times.subList(0, times.size() - 1), last.get().time()));
  }

  private List<RunRecord> of(String pipeline) {
    return runs.list(pipeline, LOOK_BACK).stream()
        .filter(run -> run.environment().equals(environment))
        .toList();
  }
}
