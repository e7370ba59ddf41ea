package dev.leat.core.project;

import dev.leat.api.problem.LeatException;
import dev.leat.api.project.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads {@code leat.yaml}. Thread-safe. */
public final class ProjectLoader {
  private final Connectors connectors;

  public ProjectLoader(Connectors connectors) {
    this.connectors = connectors;
  }

  /**
   * The project of a folder as one environment sees it, with every problem found.
   *
   * @param root the folder with {@code leat.yaml}
   * @param environment such as {@code development}
   * @param overrides settings given on the command line, by dotted name
   * @param variables the process's environment variables
   * @throws dev.leat.api.problem.LeatException with code {@code no-project} when there is no {@code
   *     leat.yaml}
   */
  public LoadedProject load(
      Path root, String environment, Map<String, String> overrides, Map<String, String> variables) {
    if (!Files.isRegularFile(root.resolve(Project.FILE))) {
      throw LeatException.user("no-project", "There is no leat.yaml in " + root + ".");
    }
    throw new UnsupportedOperationException(
        connectors.types() + " " + environment + overrides + variables);
  }
}
