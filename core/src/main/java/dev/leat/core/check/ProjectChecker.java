package dev.leat.core.check;

import dev.leat.api.pipeline.Table;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.problem.Problems;
import dev.leat.core.project.LoadedPipeline;
import dev.leat.core.project.LoadedProject;
import dev.leat.core.project.PipelineLoader;
import dev.leat.core.project.Places;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Checks all pipelines of a project, and what they share. Thread-safe. */
public final class ProjectChecker {
  private final PipelineLoader loader;
  private final PipelineChecker checker;
  private final int threads;

  /**
   * @param threads how many pipelines are checked at the same time
   */
  public ProjectChecker(PipelineLoader loader, PipelineChecker checker, int threads) {
    this.loader = loader;
    this.checker = checker;
    this.threads = threads;
  }

  /** A pipeline as it was read and what checking it gave. */
  private record Outcome(LoadedPipeline loaded, CheckResult result) {}

  /** Checks every pipeline, each with its parameters' defaults. */
  public ProjectCheck check(LoadedProject project) {
    return check(project, loader.names(project.project()), Map.of());
  }

  /**
   * Checks these pipelines, all with these parameters.
   *
   * @throws dev.leat.api.problem.LeatException with code {@code unknown-pipeline}
   */
  public ProjectCheck check(
      LoadedProject project, List<String> names, Map<String, String> parameters) {
    Map<String, Outcome> outcomes = outcomes(project, names, parameters);
    Problems shared = new Problems();
    shared.addAll(project.problems());
    if (names.isEmpty()) {
      shared.add(
          Problem.warning(
              "no-pipelines",
              Location.of("pipelines"),
              null,
              "The project has no pipelines.",
              "Add pipelines/<name>/pipeline.yaml."));
    }
    checkOwners(outcomes, shared);
    Map<String, CheckResult> results = new LinkedHashMap<>();
    Map<String, Places> places = new LinkedHashMap<>();
    outcomes.forEach(
        (name, outcome) -> {
          results.put(name, outcome.result());
          places.put(name, outcome.loaded().places());
        });
    return new ProjectCheck(results, places, shared.sorted());
  }

  private Map<String, Outcome> outcomes(
      LoadedProject project, List<String> names, Map<String, String> parameters) {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      Map<String, Future<Outcome>> running = new LinkedHashMap<>();
      for (String name : names) {
        running.put(name, executor.submit(() -> check(project, name, parameters)));
      }
      running.forEach((name, outcome) -> outcomes.put(name, finished(outcome)));
    }
    return outcomes;
  }

  private Outcome check(LoadedProject project, String name, Map<String, String> parameters) {
    LoadedPipeline loaded = loader.load(project.project(), name, parameters);
    return new Outcome(loaded, checker.check(loaded, project));
  }

  private static Outcome finished(Future<Outcome> outcome) {
    try {
      return outcome.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while checking", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("checking failed", e);
    }
  }

  /** A target belongs to one pipeline. */
  private static void checkOwners(Map<String, Outcome> outcomes, Problems problems) {
    Map<String, String> owners = new HashMap<>();
    outcomes.forEach(
        (name, outcome) -> {
          for (Table table : outcome.loaded().pipeline().tables()) {
            for (int i = 0; i < table.targets().size(); i++) {
              checkOwner(name, outcome.loaded(), table, i, owners, problems);
            }
          }
        });
  }

  private static void checkOwner(
      String pipeline,
      LoadedPipeline loaded,
      Table table,
      int index,
      Map<String, String> owners,
      Problems problems) {
    Target target = table.targets().get(index);
    String identity = TargetChecks.identity(target);
    String owner = owners.putIfAbsent(identity, pipeline);
    if (owner != null && !owner.equals(pipeline)) {
      problems.add(
          Problem.error(
              "duplicate-target",
              loaded.places().at("tables", table.name(), "to", Integer.toString(index)),
              "tables." + table.name(),
              identity + " is already a target of the pipeline " + owner + ".",
              "One pipeline owns a target: rename it, or publish from one pipeline."));
    }
  }
}
