package dev.leat.core.run;

import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.run.RunState;
import dev.leat.api.run.StepKind;
import dev.leat.api.store.StepFigures;
import dev.leat.api.store.StepId;
import dev.leat.core.journal.PublishDecision;
import dev.leat.core.journal.PublishDecision.Move;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * The last steps of a run that has published: files in their place, copies kept, summary written.
 */
final class Closing {
  private static final StepId FILES = new StepId(StepKind.REPORT, "files");

  private final LiveRun live;
  private final Workbench bench;
  private final RunFolder folder;

  Closing(LiveRun live, Workbench bench) {
    this.live = live;
    this.bench = bench;
    this.folder = RunFolder.of(bench.project(), live.run().id());
  }

  void complete(PublishDecision decision) {
    live.steps()
        .run(
            FILES,
            () -> {
              FileMoves moves = new FileMoves(bench.project());
              decision.moves().forEach(moves::carryOut);
              keepCopies(decision);
              return new StepRunner.Outcome<>(decision, StepFigures.NONE, "");
            });
    Instant ended = bench.now();
    RunResult result =
        RunResults.of(bench.store(), live.run().id()).concluded(RunState.COMPLETED, ended);
    RunJson.write(result, folder.summary());
    live.steps().reached(FILES, "summarised");
    live.state().enter(RunState.COMPLETED, null);
    folder.clear();
  }

  /** Yesterday's report is not lost when today's replaces it. */
  private void keepCopies(PublishDecision decision) {
    decision.groups().stream()
        .flatMap(group -> group.entries().stream())
        .map(PublishDecision.Entry::target)
        .filter(Target.FileTarget.class::isInstance)
        .map(target -> ((Target.FileTarget) target).path())
        .forEach(this::keepCopy);
    decision.moves().stream()
        .filter(move -> move.kind() == Move.Kind.CHART)
        .map(Move::to)
        .forEach(this::keepCopy);
  }

  private void keepCopy(String path) {
    Path published = bench.project().resolve(path);
    Path inside = Path.of(path).isAbsolute() ? Path.of(path).getFileName() : Path.of(path);
    if (!Files.isRegularFile(published)) {
      return;
    }
    try {
      FileMoves.copy(published, folder.outputs().resolve(inside.normalize()).normalize());
    } catch (IOException failure) {
      throw new LeatException(
          "copy-failed",
          ErrorKind.EXTERNAL,
          "The run's own copy of "
              + path
              + " cannot be kept: "
              + failure
              + ". Check the disk, then run again.",
          failure);
    }
  }
}
