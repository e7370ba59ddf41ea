package dev.leat.core.check;

import dev.leat.api.engine.Engine;
import dev.leat.core.project.Connectors;
import dev.leat.core.project.LoadedPipeline;
import dev.leat.core.project.LoadedProject;

/** Checks pipelines offline. Thread-safe: each check has a scope of its own. */
public final class PipelineChecker {
  private final Engine engine;
  private final Connectors connectors;

  public PipelineChecker(Engine engine, Connectors connectors) {
    this.engine = engine;
    this.connectors = connectors;
  }

  /** Checks one pipeline; what is wrong with its text and its project's is among the problems. */
  public CheckResult check(LoadedPipeline loaded, LoadedProject project) {
    if (loaded.problems().isEmpty() && project.problems().isEmpty()) {
      throw new UnsupportedOperationException(engine.name() + connectors.types());
    }
    return new CheckResult.Invalid(loaded.problems());
  }
}
