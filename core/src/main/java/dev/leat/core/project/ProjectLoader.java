package dev.leat.core.project;

import dev.leat.api.pipeline.SqlFunction;
import dev.leat.api.problem.LeatException;
import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.problem.Problems;
import dev.leat.api.problem.Suggestions;
import dev.leat.api.project.Connection;
import dev.leat.api.project.Project;
import dev.leat.core.language.ProjectFile;
import dev.leat.core.language.ProjectWords;
import dev.leat.core.language.Reading;
import dev.leat.core.language.SqlFiles;
import dev.leat.core.yaml.Node;
import dev.leat.core.yaml.SourceText;
import dev.leat.core.yaml.YamlFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code leat.yaml}. Thread-safe. */
public final class ProjectLoader {
  /** Environments every project has, whether or not {@code leat.yaml} says anything of them. */
  private static final List<String> ENVIRONMENTS = List.of("development", "staging", "production");

  private final Connectors connectors;

  public ProjectLoader(Connectors connectors) {
    this.connectors = connectors;
  }

  /**
   * The project of a folder as one environment sees it, with every problem found.
   *
   * @param folder the folder with {@code leat.yaml}
   * @param environment such as {@code development}
   * @param overrides settings given on the command line, by dotted name
   * @param variables the process's environment variables
   * @throws LeatException with code {@code no-project} when there is no {@code leat.yaml}
   */
  public LoadedProject load(
      Path folder,
      String environment,
      Map<String, String> overrides,
      Map<String, String> variables) {
    Path root = folder.toAbsolutePath().normalize();
    if (!Files.isRegularFile(root.resolve(Project.FILE))) {
      throw LeatException.user(
          "no-project",
          "There is no leat.yaml in " + root + ". Choose a project with -C, or run leat init.");
    }
    Problems problems = new Problems();
    Optional<SourceText> text = TextFiles.read(root, root.resolve(Project.FILE), problems);
    Node tree =
        text.flatMap(found -> YamlFile.parse(found, problems))
            .orElseGet(() -> new Node.Mapping(Location.of(Project.FILE), List.of()));
    Places places = new TreePlaces(tree, Map.of());
    ProjectFile file =
        ProjectWords.read(
            tree,
            Reading.of(new Reading.Surroundings(problems, Map.of(), Set.of(), SqlFiles.NONE)));
    if (file == null) {
      file = new ProjectFile(null, List.of(), Map.of(), List.of());
    }
    checkEnvironment(environment, file, problems);
    Map<String, String> settings =
        new EffectiveSettings(places, problems).of(tree, file, environment, overrides, variables);
    var connections =
        new ConnectionReader(connectors, places, problems, new SecretSource(root, variables))
            .read(file, environment, settings);
    return new LoadedProject(
        project(root, file, environment, connections.usable(), settings),
        places,
        problems.sorted(),
        connections.unusable());
  }

  private static Project project(
      Path root,
      ProjectFile file,
      String environment,
      Map<String, Connection> connections,
      Map<String, String> settings) {
    List<SqlFunction> functions = file.functions();
    Path folderName = root.getFileName();
    String name = file.name();
    if (name == null) {
      name = folderName == null ? "project" : folderName.toString();
    }
    return new Project(root, name, environment, connections, functions, settings);
  }

  private static void checkEnvironment(String environment, ProjectFile file, Problems problems) {
    if (file.environments().containsKey(environment) || ENVIRONMENTS.contains(environment)) {
      return;
    }
    Set<String> known = new java.util.TreeSet<>(ENVIRONMENTS);
    known.addAll(file.environments().keySet());
    problems.add(
        Problem.error(
            "unknown-environment",
            Location.of(Project.FILE),
            null,
            "There is no environment " + environment + ".",
            Suggestions.remedy(environment, known)));
  }
}
