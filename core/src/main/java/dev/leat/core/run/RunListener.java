package dev.leat.core.run;

import dev.leat.api.engine.EngineProgress;
import dev.leat.api.store.RunRecord;
import dev.leat.api.store.StepId;
import dev.leat.api.store.StepRecord;

/**
 * Told of a run as it goes on. Called from the run's threads, several at once where steps are
 * parallel; must return quickly and not throw.
 */
public interface RunListener {
  /** Listens to nothing. */
  RunListener NONE = new RunListener() {};

  /** A run begins, or goes on after it was resumed. */
  default void runStarted(RunRecord run) {}

  default void stepStarted(StepId step, int attempt) {}

  /** A few times a second, for each step at work. */
  default void stepProgress(StepId step, EngineProgress progress) {}

  default void stepFinished(StepRecord step) {}

  /** Something an operator wants to know. */
  default void log(Level level, String line) {}

  default void runFinished(RunResult result) {}

  /** How much a line weighs. */
  enum Level {
    INFO,
    WARNING
  }
}
