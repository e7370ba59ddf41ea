package dev.leat.core.query;

import dev.leat.api.engine.StoredResult;
import dev.leat.api.problem.LeatException;
import dev.leat.api.project.Project;
import dev.leat.api.run.RunState;
import dev.leat.api.run.StepKind;
import dev.leat.api.store.RunJournal;
import dev.leat.api.store.RunRecord;
import dev.leat.api.store.StepRecord;
import dev.leat.core.journal.JournalJson;
import java.nio.file.Files;
import java.util.Optional;

/** The tables as the newest completed run of their pipeline made them. */
final class LastResults {
  private static final int LOOK_BACK = 100;

  private final Project project;
  private final RunJournal runs;

  LastResults(Project project, RunJournal runs) {
    this.project = project;
    this.runs = runs;
  }

  /**
   * The result of a table.
   *
   * @throws LeatException with code {@code no-result} when there is none, or none any more
   */
  StoredResult find(String pipeline, String table) {
    Optional<RunRecord> run =
        runs.list(pipeline, LOOK_BACK).stream()
            .filter(candidate -> candidate.state() == RunState.COMPLETED)
            .findFirst();
    Optional<StoredResult> result = run.flatMap(completed -> result(completed.id(), table));
    if (result.isEmpty()) {
      throw LeatException.user(
          "no-result",
          pipeline + "." + table + " has no result yet. Make one: leat run " + pipeline);
    }
    if (!result.get().files().stream().allMatch(Files::isRegularFile)) {
      throw LeatException.user(
          "no-result",
          "The result of "
              + pipeline
              + "."
              + table
              + " is no longer in the cache. Make it again: leat run "
              + pipeline);
    }
    return result.get();
  }

  private Optional<StoredResult> result(String run, String table) {
    return runs.steps(run).stream()
        .filter(step -> step.step().kind() == StepKind.TRANSFORM)
        .filter(step -> step.step().subject().equals(table))
        .filter(
            step ->
                step.state() == StepRecord.State.SUCCEEDED
                    || step.state() == StepRecord.State.CACHED)
        .reduce((_, last) -> last)
        .map(step -> JournalJson.in(project).read(step.details(), StoredResult.class));
  }
}
