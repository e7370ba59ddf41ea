package dev.leat.cli.command;

import dev.leat.api.problem.LeatException;
import dev.leat.api.project.Project;
import dev.leat.cli.bootstrap.Engines;
import dev.leat.cli.bootstrap.OpenProject;
import dev.leat.cli.bootstrap.Surroundings;
import dev.leat.cli.output.JsonPrinter;
import dev.leat.cli.output.OutputFormat;
import dev.leat.cli.output.Terminal;
import dev.leat.core.project.Connectors;
import dev.leat.core.project.LoadedProject;
import dev.leat.core.project.PipelineLoader;
import dev.leat.core.project.ProjectLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;

/** What verbs share: options, the project, and where to print. */
abstract class ProjectCommand implements Callable<Integer> {
  private static final String DEFAULT_ENVIRONMENT = "development";

  @Mixin GlobalOptions own = new GlobalOptions();

  GlobalOptions options() {
    return own.over(outerOptions());
  }

  /** The options given before this verb. */
  abstract GlobalOptions outerOptions();

  abstract Surroundings surroundings();

  Terminal terminal() {
    return surroundings().terminal();
  }

  boolean wantsJson() {
    return options().format() == OutputFormat.JSON;
  }

  void printJson(Object value) {
    terminal().out().println(JsonPrinter.print(value));
  }

  void print(String line) {
    terminal().out().println(line);
  }

  Connectors connectors() {
    return Connectors.installed(surroundings().packs());
  }

  Engines engines() {
    return Engines.installed(surroundings().packs());
  }

  PipelineLoader pipelines() {
    return new PipelineLoader(surroundings().workingDirectory());
  }

  /** The project with whatever is wrong with it. */
  LoadedProject loadProject() {
    GlobalOptions options = options();
    String environment =
        options.environment != null
            ? options.environment
            : surroundings().variables().getOrDefault("LEAT__ENVIRONMENT", DEFAULT_ENVIRONMENT);
    return new ProjectLoader(connectors())
        .load(projectRoot(), environment, options.settings, surroundings().variables());
  }

  /** The project with its memory; close it. */
  OpenProject open(String engine) {
    return OpenProject.open(loadProject(), pipelines(), engines().named(engine), connectors());
  }

  /** The project's folder: the one given, else the nearest with {@code leat.yaml} upwards. */
  Path projectRoot() {
    Path start = surroundings().workingDirectory();
    Path given = options().project;
    if (given != null) {
      return start.resolve(given).normalize();
    }
    for (@Nullable Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve(Project.FILE))) {
        return folder;
      }
    }
    throw LeatException.user(
        "no-project",
        "There is no leat.yaml in "
            + start
            + " nor in a folder above it. Name the project with -C DIR, or make one with leat init"
            + " DIR.");
  }
}
