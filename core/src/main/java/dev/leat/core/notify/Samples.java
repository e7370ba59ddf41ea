package dev.leat.core.notify;

import dev.leat.api.pipeline.Notification.Event;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.run.RunState;
import dev.leat.api.store.RunError;
import dev.leat.api.store.RunRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Occasions that did not happen, for trying whether notices arrive. */
final class Samples {
  private static final String SAMPLE = "This is a trial: nothing has happened.";

  private Samples() {}

  static Occasion of(Event event, String pipeline, String environment, Instant now) {
    return switch (event) {
      case FAILURE -> new Occasion.Failed(failed("trial", pipeline, environment, now));
      case THRESHOLD ->
          new Occasion.Failed(failed(Occasion.THRESHOLD_CODE, pipeline, environment, now));
      case RECOVERY ->
          new Occasion.Recovered(
              report(run(RunState.COMPLETED, null, pipeline, environment, now)),
              List.of(failed("trial", pipeline, environment, now).run()));
      case LATENESS ->
          new Occasion.Late(
              pipeline, List.of(now.minus(Duration.ofHours(1))), now.minus(Duration.ofHours(2)));
    };
  }

  private static RunReport failed(String code, String pipeline, String environment, Instant now) {
    RunError error = new RunError(code, ErrorKind.USER, SAMPLE);
    return report(run(RunState.FAILED, error, pipeline, environment, now));
  }

  private static RunReport report(RunRecord run) {
    return new RunReport(run, null, 0, 0, 0, 0, 0);
  }

  private static RunRecord run(
      RunState state, @Nullable RunError error, String pipeline, String environment, Instant now) {
    return new RunRecord(
        pipeline + "-trial",
        pipeline,
        pipeline,
        environment,
        RunRecord.Purpose.INPUTS,
        Map.of(),
        null,
        state,
        now,
        now,
        now,
        new RunRecord.WorkerProcess(0, "trial"),
        error);
  }
}
