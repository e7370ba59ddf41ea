package dev.leat.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.problem.Problem;
import dev.leat.core.project.LoadedProject;
import dev.leat.core.project.PipelineLoader;
import dev.leat.core.project.ProjectLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One folder for each mistake: the pipeline's files, the project's where that is what is wrong, and
 * in {@code expected.txt} all that is to be said about them.
 *
 * <p>With {@code -Dleat.record=true} the expected texts are written anew; read the difference.
 */
class BrokenPipelinesTest {
  private static final Path CASES = Path.of("src/test/resources/broken");
  private static final List<String> NOT_PIPELINE =
      List.of("leat.yaml", "expected.txt", "parameters.txt");
  private static final String PROJECT =
      """
      name: shop
      connections:
        results:
          type: sqlite
          path: results.db
      """;

  @TempDir Path root;

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void saysAllThatIsWrong(String name) throws IOException {
    Path folder = CASES.resolve(name);
    copy(folder);

    String said =
        check(folder).problems().stream()
            .map(Problem::toString)
            .collect(Collectors.joining("\n", "", "\n"));

    Path expected = folder.resolve("expected.txt");
    if (Boolean.getBoolean("leat.record")) {
      Files.writeString(expected, said);
    }
    assertThat(said).isEqualTo(Files.readString(expected));
  }

  private CheckResult check(Path folder) throws IOException {
    LoadedProject project =
        new ProjectLoader(Parts.connectors()).load(root, "development", Map.of(), Map.of());
    return new PipelineChecker(Parts.engine(), Parts.connectors())
        .check(
            new PipelineLoader(root).load(project.project(), "orders", parameters(folder)),
            project);
  }

  private static Map<String, String> parameters(Path folder) throws IOException {
    Path file = folder.resolve("parameters.txt");
    Map<String, String> parameters = new HashMap<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        String[] parts = line.split("=", 2);
        parameters.put(parts[0], parts[1]);
      }
    }
    return parameters;
  }

  private void copy(Path folder) throws IOException {
    Path pipeline = Files.createDirectories(root.resolve("pipelines/orders"));
    Path project = folder.resolve("leat.yaml");
    Files.writeString(
        root.resolve("leat.yaml"), Files.exists(project) ? Files.readString(project) : PROJECT);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String fileName = file.getFileName().toString();
        if (!NOT_PIPELINE.contains(fileName)) {
          Files.copy(file, pipeline.resolve(fileName));
        }
      }
    }
  }
}
