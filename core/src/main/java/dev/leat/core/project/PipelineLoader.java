package dev.leat.core.project;

import dev.leat.api.problem.LeatException;
import dev.leat.api.project.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads {@code pipelines/<name>/pipeline.yaml}. Thread-safe. */
public final class PipelineLoader {
  private final Path workingDirectory;

  /**
   * @param workingDirectory what paths given as parameters on the command line are relative to
   */
  public PipelineLoader(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  /** The names of the project's pipelines, in alphabetical order. */
  public List<String> names(Project project) {
    Path folder = project.root().resolve("pipelines");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> Files.isRegularFile(child.resolve("pipeline.yaml")))
          .map(child -> child.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("listing " + folder, e);
    }
  }

  /**
   * One pipeline with every problem found in its text.
   *
   * @param parameters given on the command line; they win over {@code LEAT__PARAM__NAME}, the
   *     environment's and the default
   * @throws dev.leat.api.problem.LeatException with code {@code unknown-pipeline} when the project
   *     has none of that name
   */
  public LoadedPipeline load(Project project, String name, Map<String, String> parameters) {
    if (!names(project).contains(name)) {
      throw LeatException.user("unknown-pipeline", "There is no pipeline " + name + ".");
    }
    throw new UnsupportedOperationException(workingDirectory + name + parameters);
  }
}
