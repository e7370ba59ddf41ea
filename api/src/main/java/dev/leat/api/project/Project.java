package dev.leat.api.project;

import dev.leat.api.pipeline.SqlFunction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder with {@code leat.yaml} and pipelines, as one environment sees it.
 *
 * @param root the absolute folder
 * @param settings the effective settings by dotted name
 */
public record Project(
    Path root,
    String name,
    String environment,
    Map<String, Connection> connections,
    List<SqlFunction> functions,
    Map<String, String> settings) {
  public static final String FILE = "leat.yaml";

  public Project {
    connections = Map.copyOf(connections);
    functions = List.copyOf(functions);
    settings = Map.copyOf(settings);
  }

  public Optional<Connection> connection(String connectionName) {
    return Optional.ofNullable(connections.get(connectionName));
  }

  /** A path of a project file: absolute ones as they are, others relative to the project. */
  public Path resolve(String path) {
    return root.resolve(path).normalize();
  }

  /** Where Leat keeps its own state for this project. */
  public Path stateFolder() {
    return root.resolve(".leat");
  }
}
