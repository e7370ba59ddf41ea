package dev.leat.core.run;

import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.store.StepRecord;
import dev.leat.core.notify.NoticeDesk;
import dev.leat.core.notify.RunReport;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Has people told of a pipeline's runs. Whatever goes wrong with that leaves the run as it is. */
final class Telling {
  private final NoticeDesk desk;
  private final RunListener listener;

  Telling(Workbench bench, RunListener listener) {
    this.listener = listener;
    this.desk =
        new NoticeDesk(
            bench.project(),
            bench.store(),
            bench.connectors(),
            bench.clock(),
            bench.sleeper(),
            line -> listener.log(RunListener.Level.WARNING, line));
  }

  void begins(Pipeline pipeline) {
    harmless(() -> desk.begins(pipeline));
  }

  void ended(Pipeline pipeline, RunResult result) {
    harmless(() -> desk.ended(pipeline, report(result)));
  }

  private void harmless(Runnable telling) {
    try {
      telling.run();
    } catch (RuntimeException failure) {
      LoggerFactory.getLogger(Telling.class).error("telling of a run failed", failure);
      listener.log(
          RunListener.Level.WARNING, "People could not be told of the run: " + failure + ".");
    }
  }

  private static RunReport report(RunResult result) {
    List<StepRecord> failed =
        result.steps().stream().filter(step -> step.state() == StepRecord.State.FAILED).toList();
    return new RunReport(
        result.run(),
        result.run().error() == null || failed.isEmpty()
            ? null
            : failed.getLast().step() + ", attempt " + failed.getLast().attempt(),
        result.sources().stream().mapToLong(source -> source.report().rows().read()).sum(),
        result.sources().stream().mapToLong(source -> source.report().rows().quarantined()).sum(),
        result.publishedTargets().stream()
            .mapToLong(target -> target.receipt() == null ? 0 : target.receipt().rows())
            .sum(),
        result.publishedTargets().size(),
        result.pendingTargets().size());
  }
}
