package dev.leat.core.run;

import dev.leat.api.engine.Engine;
import dev.leat.api.project.Project;
import dev.leat.api.report.ChartRenderer;
import dev.leat.api.store.RunRecord.WorkerProcess;
import dev.leat.api.store.Store;
import dev.leat.core.journal.CrashPoint;
import dev.leat.core.project.Connectors;
import dev.leat.core.time.Sleeper;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/** All that a run works with. */
public record Workbench(
    Project project,
    Store store,
    Engine engine,
    Connectors connectors,
    ChartRenderer charts,
    RunSettings settings,
    WorkerProcess process,
    Clock clock,
    RandomGenerator random,
    Sleeper sleeper,
    CrashPoint crashPoint) {
  private static final int PARALLEL_STEPS = 4;

  /** In this process, with the project's settings and real waiting. */
  public static Workbench of(
      Project project,
      Store store,
      Engine engine,
      Connectors connectors,
      ChartRenderer charts,
      Clock clock) {
    return new Workbench(
        project,
        store,
        engine,
        connectors,
        charts,
        RunSettings.of(project.settings()),
        ThisProcess.worker(),
        clock,
        RandomGenerator.getDefault(),
        Sleeper.REAL,
        CrashPoint.NONE);
  }

  public Workbench withTime(Clock changedClock, Sleeper changedSleeper) {
    return new Workbench(
        project,
        store,
        engine,
        connectors,
        charts,
        settings,
        process,
        changedClock,
        random,
        changedSleeper,
        crashPoint);
  }

  public Workbench withCrashPoint(CrashPoint changed) {
    return new Workbench(
        project,
        store,
        engine,
        connectors,
        charts,
        settings,
        process,
        clock,
        random,
        sleeper,
        changed);
  }

  /** What one of so many runs has when they are at work together. */
  Workbench sharedBy(int runs) {
    return new Workbench(
        project,
        store,
        engine,
        connectors,
        charts,
        settings.sharedBy(runs),
        process,
        clock,
        random,
        sleeper,
        crashPoint);
  }

  /** How many steps are at work at the same time: more would only wait for one another. */
  int parallelSteps() {
    return Math.min(PARALLEL_STEPS, settings.threads());
  }

  /** The time, to the microsecond, as the store keeps it. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
