package dev.leat.cli.bootstrap;

import dev.leat.api.engine.Engine;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.project.Project;
import dev.leat.api.report.ChartRenderer;
import dev.leat.api.store.RunRecord;
import dev.leat.api.store.Store;
import dev.leat.core.check.CheckedPipeline;
import dev.leat.core.check.PipelineChecker;
import dev.leat.core.journal.CrashPoint;
import dev.leat.core.project.Connectors;
import dev.leat.core.project.LoadedProject;
import dev.leat.core.project.PipelineLoader;
import dev.leat.core.run.Runs;
import dev.leat.core.run.Workbench;
import dev.leat.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.ServiceLoader;

/** A project with its memory opened: what commands that run or look back work with. */
public final class OpenProject implements AutoCloseable {
  private final LoadedProject loaded;
  private final PipelineLoader pipelines;
  private final PipelineChecker checker;
  private final Workbench bench;
  private final Runs runs;

  private OpenProject(
      LoadedProject loaded, PipelineLoader pipelines, PipelineChecker checker, Workbench bench) {
    this.loaded = loaded;
    this.pipelines = pipelines;
    this.checker = checker;
    this.bench = bench;
    this.runs = new Runs(bench);
  }

  /** Opens the project's store, making it on first use, and marks runs whose process is gone. */
  public static OpenProject open(
      LoadedProject loaded, PipelineLoader pipelines, Engine engine, Connectors connectors) {
    Project project = loaded.orThrow();
    Store store = SqliteStore.open(madeStateFolder(project).resolve(SqliteStore.FILE));
    Workbench bench =
        Workbench.of(project, store, engine, connectors, renderer(), Clock.systemUTC());
    String crashAt = System.getProperty("leat.crash-at");
    OpenProject opened =
        new OpenProject(
            loaded,
            pipelines,
            new PipelineChecker(engine, connectors),
            crashAt == null ? bench : bench.withCrashPoint(haltAt(crashAt)));
    opened.runs.markCrashed();
    return opened;
  }

  public Project project() {
    return loaded.project();
  }

  public LoadedProject loaded() {
    return loaded;
  }

  public Workbench bench() {
    return bench;
  }

  public Store store() {
    return bench.store();
  }

  public Runs runs() {
    return runs;
  }

  public PipelineLoader pipelines() {
    return pipelines;
  }

  /** The pipeline without errors; throws all problems otherwise. */
  public CheckedPipeline checked(String name, Map<String, String> parameters) {
    return checker.check(pipelines.load(loaded.project(), name, parameters), loaded).orThrow();
  }

  /**
   * The pipeline as that run had it: a run's parameters are relative to the project, whatever the
   * current folder is now.
   */
  public CheckedPipeline checked(RunRecord run) {
    Project project = loaded.project();
    return checker
        .check(
            new PipelineLoader(project.root()).load(project, run.pipeline(), run.parameters()),
            loaded)
        .orThrow();
  }

  @Override
  public void close() {
    bench.store().close();
  }

  private static ChartRenderer renderer() {
    return ServiceLoader.load(ChartRenderer.class)
        .findFirst()
        .orElseThrow(
            () ->
                new LeatException(
                    "no-renderer",
                    ErrorKind.INTERNAL,
                    "No chart renderer is on the class path. Add leat-report."));
  }

  private static Path madeStateFolder(Project project) {
    try {
      return Files.createDirectories(project.stateFolder());
    } catch (IOException e) {
      throw new LeatException(
          "cannot-write",
          ErrorKind.EXTERNAL,
          "Cannot make "
              + project.stateFolder()
              + ": "
              + e.getMessage()
              + ". Check its permissions.",
          e);
    }
  }

  /** Ends the process as abruptly as a power cut would, when the run comes to that point. */
  private static CrashPoint haltAt(String wanted) {
    return point -> {
      if (point.equals(wanted)) {
        Runtime.getRuntime().halt(137);
      }
    };
  }
}
