package dev.leat.core.check;

import dev.leat.api.engine.Engine;
import dev.leat.api.problem.Problems;
import dev.leat.core.project.Connectors;
import dev.leat.core.project.FunctionTypes;
import dev.leat.core.project.LoadedPipeline;
import dev.leat.core.project.LoadedProject;

/** Checks pipelines offline. Thread-safe: each check has a scope of its own. */
public final class PipelineChecker {
  private final Engine engine;
  private final Connectors connectors;
  private final FunctionTypes functionTypes = FunctionTypes.installed();

  public PipelineChecker(Engine engine, Connectors connectors) {
    this.engine = engine;
    this.connectors = connectors;
  }

  /** Checks one pipeline; what is wrong with its text and its project's is among the problems. */
  public CheckResult check(LoadedPipeline loaded, LoadedProject project) {
    Problems problems = new Problems();
    problems.addAll(project.problems());
    problems.addAll(loaded.problems());
    Findings findings = new Findings(loaded.places(), problems);
    JavaFunctions java = new JavaFunctions(functionTypes, project.project().root());
    try (Scope scope = new Scope(engine, java, loaded.pipeline(), loaded.broken(), findings)) {
      CheckedPipeline checked =
          new PipelineCheck(loaded.pipeline(), project, connectors, scope, findings).check();
      return problems.hasErrors()
          ? new CheckResult.Invalid(problems.sorted())
          : new CheckResult.Valid(
              new CheckedPipeline(
                  checked.pipeline(),
                  checked.functions(),
                  checked.sources(),
                  checked.tables(),
                  problems.sorted()));
    }
  }
}
