package dev.leat.core.project;

import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.problem.Problems;
import dev.leat.api.project.Project;
import dev.leat.core.language.Reading;
import dev.leat.core.language.SqlFiles;
import dev.leat.core.language.TestFile;
import dev.leat.core.language.TestWords;
import dev.leat.core.yaml.Node;
import dev.leat.core.yaml.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code pipelines/<name>/tests/*.yaml}. Thread-safe. */
public final class TestLoader {
  private static final String ENDING = ".yaml";

  private final Project project;

  public TestLoader(Project project) {
    this.project = project;
  }

  /** The tests of a pipeline, by name in alphabetical order. */
  public List<LoadedTest> load(String pipeline) {
    Path folder = project.root().resolve("pipelines").resolve(pipeline).resolve("tests");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file))
          .sorted()
          .map(file -> load(pipeline, file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("listing " + folder, e);
    }
  }

  private LoadedTest load(String pipeline, Path file) {
    Problems problems = new Problems();
    Optional<Node> root =
        TextFiles.read(project.root(), file, problems)
            .flatMap(text -> YamlFile.parse(text, problems));
    Location whole = Location.of(TextFiles.name(project.root(), file));
    if (root.isEmpty() && problems.sorted().isEmpty()) {
      problems.add(
          Problem.error(
              "empty-file", whole, null, "The file says nothing.", "Say what is expected."));
    }
    Node tree = root.orElseGet(() -> new Node.Mapping(whole, List.of()));
    Reading reading =
        Reading.of(new Reading.Surroundings(problems, Map.of(), Set.of(), SqlFiles.NONE));
    TestFile test = root.isEmpty() ? TestFile.EMPTY : TestWords.read(tree, reading);
    String name = file.getFileName().toString();
    return new LoadedTest(
        pipeline,
        name.substring(0, name.length() - ENDING.length()),
        test,
        new TreePlaces(tree, Map.of()),
        problems.sorted());
  }
}
