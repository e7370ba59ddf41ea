package dev.leat.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every mistake the checker is tested with, given to the command as a user would: one folder for
 * each, with all that is to be said about it in {@code expected.txt}.
 */
class BrokenPipelinesTest {
  private static final Path CASES = Path.of("../core/src/test/resources/broken");
  private static final Set<String> NOT_PIPELINE =
      Set.of("leat.yaml", "expected.txt", "parameters.txt");
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

  @Test
  void areMany() throws IOException {
    assertThat(cases()).hasSizeGreaterThan(40);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void validateSaysAllThatIsWrongAndWritesNothing(String name) throws IOException {
    Path folder = CASES.resolve(name);
    lay(folder);
    List<String> before = tree();

    Outcome outcome = Outcome.of(root, command(folder, "validate"));

    String expected = Files.readString(folder.resolve("expected.txt"));
    assertThat(outcome.err().replaceAll("(?m)^(error|warning) ", "")).isEqualTo(expected);
    assertThat(outcome.exitCode()).isEqualTo(outcome.err().startsWith("error") ? 3 : 0);
    assertThat(tree()).isEqualTo(before);
  }

  private static String[] command(Path folder, String verb) throws IOException {
    List<String> words = new ArrayList<>(List.of(verb, "orders"));
    Path parameters = folder.resolve("parameters.txt");
    if (Files.exists(parameters)) {
      for (String parameter : Files.readAllLines(parameters)) {
        words.addAll(List.of("--param", parameter));
      }
    }
    return words.toArray(String[]::new);
  }

  private void lay(Path folder) throws IOException {
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

  private List<String> tree() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.map(Path::toString).sorted().toList();
    }
  }
}
