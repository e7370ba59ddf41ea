package dev.leat.core.run;

import dev.leat.api.problem.LeatException;
import dev.leat.api.store.RunRecord;
import java.nio.file.Files;
import java.util.List;

/** Removes what is kept beyond its limits: old runs' folders, stored results. */
final class Retention {
  private static final int LOOK_BACK = 10_000;

  private final Workbench bench;

  Retention(Workbench bench) {
    this.bench = bench;
  }

  /** Tidies up after a run; what cannot be removed is told and left. */
  void tidy(String pipeline, RunListener listener) {
    try {
      List<RunRecord> runs = bench.store().runs().list(pipeline, LOOK_BACK);
      runs.stream()
          .skip(bench.settings().keptRuns())
          .filter(run -> run.state().isFinal())
          .map(run -> RunFolder.of(bench.project(), run.id()))
          .filter(folder -> Files.exists(folder.path()))
          .forEach(folder -> RunFolder.delete(folder.path()));
      new ResultCache(bench).evict();
    } catch (LeatException failure) {
      listener.log(
          RunListener.Level.WARNING, "Tidying up goes on at the next run: " + failure.getMessage());
    }
  }
}
