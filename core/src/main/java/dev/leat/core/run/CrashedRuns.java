package dev.leat.core.run;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.run.RunState;
import dev.leat.api.store.RunError;
import dev.leat.api.store.RunRecord;
import dev.leat.core.lock.LockHolder;
import dev.leat.core.lock.Locks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds runs whose process is gone: not in a final state, and nobody holds their lock. */
final class CrashedRuns {
  private final Workbench bench;
  private final Locks locks;

  CrashedRuns(Workbench bench, Locks locks) {
    this.bench = bench;
    this.locks = locks;
  }

  /** Marks all of them; returns those. */
  List<RunRecord> mark() {
    List<RunRecord> crashed = new ArrayList<>();
    for (RunRecord run : bench.store().runs().unfinished()) {
      LockHolder me = Runs.holder(bench, run.id());
      try (Locks.Held held = locks.tryAcquire(Runs.lockOf(run.pipeline()), me).orElse(null)) {
        if (held != null) {
          markUnlessFinal(run.id()).ifPresent(crashed::add);
        }
      }
    }
    return crashed;
  }

  /** Marks those of a pipeline whose lock the caller holds. */
  void mark(String pipeline) {
    bench.store().runs().unfinished().stream()
        .filter(run -> run.pipeline().equals(pipeline))
        .forEach(run -> markUnlessFinal(run.id()));
  }

  private Optional<RunRecord> markUnlessFinal(String id) {
    Optional<RunRecord> now = bench.store().runs().find(id).filter(run -> !run.state().isFinal());
    if (now.isEmpty() || !now.get().state().mayBecome(RunState.CRASHED)) {
      return Optional.empty();
    }
    bench
        .store()
        .runs()
        .enter(
            id,
            RunState.CRASHED,
            bench.now(),
            new RunError(
                "crashed",
                ErrorKind.RESOURCE,
                "The process "
                    + now.get().process().pid()
                    + " on "
                    + now.get().process().host()
                    + " ended without finishing the run. Go on with --resume "
                    + id
                    + "."));
    RunFolder.delete(RunFolder.of(bench.project(), id).spill());
    return bench.store().runs().find(id);
  }
}
