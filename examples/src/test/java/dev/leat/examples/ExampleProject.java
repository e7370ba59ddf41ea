package dev.leat.examples;

import dev.leat.api.problem.Problem;
import dev.leat.api.project.Project;
import dev.leat.core.project.Connectors;
import dev.leat.core.project.LoadedPipeline;
import dev.leat.core.project.PipelineLoader;
import dev.leat.core.project.ProjectLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The examples as a user's project. */
final class ExampleProject {
  static final Path FOLDER = Path.of("").toAbsolutePath();

  private final Project project;
  private final List<Problem> problems;
  private final PipelineLoader pipelines = new PipelineLoader(FOLDER);

  ExampleProject(String environment) {
    var loaded =
        new ProjectLoader(Connectors.installed()).load(FOLDER, environment, Map.of(), Map.of());
    project = loaded.project();
    problems = loaded.problems();
  }

  List<Problem> problems() {
    return problems;
  }

  List<String> names() {
    return pipelines.names(project);
  }

  LoadedPipeline load(String name) {
    return pipelines.load(project, name, Map.of());
  }
}
