package dev.leat.core.project;

import dev.leat.api.pipeline.Argument;
import dev.leat.api.pipeline.Arguments;
import dev.leat.api.pipeline.Parameter;
import dev.leat.api.pipeline.ParameterType;
import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.problem.LeatException;
import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.problem.Problems;
import dev.leat.api.problem.Suggestions;
import dev.leat.api.project.Project;
import dev.leat.core.language.PipelineFile;
import dev.leat.core.language.PipelineWords;
import dev.leat.core.language.Reading;
import dev.leat.core.language.Settings;
import dev.leat.core.language.SqlFiles;
import dev.leat.core.yaml.Node;
import dev.leat.core.yaml.SourceText;
import dev.leat.core.yaml.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code pipelines/<name>/pipeline.yaml}. Thread-safe. */
public final class PipelineLoader {
  private final Path workingDirectory;

  /**
   * @param workingDirectory what paths given as parameters on the command line are relative to
   */
  public PipelineLoader(Path workingDirectory) {
    this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
  }

  /** The names of the project's pipelines, in alphabetical order. */
  public List<String> names(Project project) {
    Path folder = project.root().resolve("pipelines");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children
          .filter(child -> Files.isRegularFile(child.resolve(PipelineFolder.FILE)))
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
   * @throws LeatException with code {@code unknown-pipeline} when the project has none of that name
   */
  public LoadedPipeline load(Project project, String name, Map<String, String> parameters) {
    Path file = project.root().resolve("pipelines").resolve(name).resolve(PipelineFolder.FILE);
    if (name.isEmpty() || !Files.isRegularFile(file)) {
      throw unknown(project, name);
    }
    Problems problems = new Problems();
    PipelineFolder folder = new PipelineFolder(project, name, problems);
    Optional<SourceText> text = folder.pipelineFile();
    Optional<Node> root = text.flatMap(found -> YamlFile.parse(found, problems));
    if (root.isEmpty()) {
      if (problems.sorted().isEmpty()) {
        problems.add(
            Problem.error(
                "empty-file",
                Location.of(folder.fileName()),
                null,
                "The file says nothing.",
                "Declare sources and tables."));
      }
      return unread(project, name, folder, problems);
    }
    return read(project, name, parameters, folder, root.get(), problems);
  }

  private LoadedPipeline read(
      Project project,
      String name,
      Map<String, String> given,
      PipelineFolder folder,
      Node root,
      Problems problems) {
    List<Parameter> declared =
        PipelineWords.parameters(root, reading(problems, Map.of(), Set.of(), SqlFiles.NONE))
            .stream()
            .map(parameter -> normalised(parameter, project))
            .toList();
    Places places = new TreePlaces(root, Map.of());
    Arguments arguments =
        Arguments.bind(
            declared,
            given(given, declared, project),
            configured(declared, project),
            parameter ->
                declared.stream().anyMatch(known -> known.name().equals(parameter))
                    ? places.at("parameters", parameter)
                    : Location.of("--param " + parameter));
    problems.addAll(arguments.problems());
    Reading reading = reading(problems, arguments.values(), declaredNames(root), folder);
    PipelineFile file = PipelineWords.read(root, reading);
    if (file == null) {
      return unread(project, name, folder, problems);
    }
    return new LoadedPipeline(
        new Defaults(project).complete(name, file, declared, arguments.values()),
        new TreePlaces(root, folder.texts()),
        file.broken(),
        problems.sorted());
  }

  /** Also those that could not be read: referring to them is no mistake of its own. */
  private static Set<String> declaredNames(Node root) {
    return root instanceof Node.Mapping mapping
            && mapping.find("parameters").orElse(null) instanceof Node.Mapping parameters
        ? parameters.entries().stream()
            .map(entry -> entry.key().value())
            .collect(Collectors.toSet())
        : Set.of();
  }

  private static Reading reading(
      Problems problems, Map<String, Argument> arguments, Set<String> names, SqlFiles files) {
    return Reading.of(new Reading.Surroundings(problems, arguments, names, files));
  }

  private static LoadedPipeline unread(
      Project project, String name, PipelineFolder folder, Problems problems) {
    Pipeline empty = new Defaults(project).complete(name, PipelineFile.EMPTY, List.of(), Map.of());
    return new LoadedPipeline(
        empty, Places.nowhere(Location.of(folder.fileName())), Set.of(), problems.sorted());
  }

  private LeatException unknown(Project project, String name) {
    List<String> known = names(project);
    return LeatException.user(
        "unknown-pipeline",
        "There is no pipeline "
            + name
            + ". "
            + (known.isEmpty()
                ? "The project has none: add pipelines/" + name + "/pipeline.yaml."
                : Suggestions.remedy(name, known)));
  }

  private Map<String, String> given(
      Map<String, String> given, List<Parameter> declared, Project project) {
    Map<String, String> resolved = new HashMap<>(given);
    for (Parameter parameter : declared) {
      if (parameter.type() == ParameterType.PATH) {
        resolved.computeIfPresent(
            parameter.name(),
            (_, text) -> ProjectPath.of(project).relativeTo(workingDirectory, text));
      }
    }
    return resolved;
  }

  private static Map<String, String> configured(List<Parameter> declared, Project project) {
    Map<String, String> configured = new HashMap<>();
    for (Parameter parameter : declared) {
      String text =
          project
              .settings()
              .get(Settings.PARAMETER_PREFIX + parameter.name().toLowerCase(Locale.ROOT));
      if (text != null) {
        configured.put(
            parameter.name(),
            parameter.type() == ParameterType.PATH
                ? ProjectPath.of(project).relativeTo(project.root(), text)
                : text);
      }
    }
    return configured;
  }

  private static Parameter normalised(Parameter parameter, Project project) {
    Argument value = parameter.defaultValue();
    if (value == null || parameter.type() != ParameterType.PATH) {
      return parameter;
    }
    String path = ProjectPath.of(project).relativeTo(project.root(), value.text());
    return new Parameter(
        parameter.name(),
        parameter.type(),
        new Argument(ParameterType.PATH, path),
        parameter.description());
  }
}
