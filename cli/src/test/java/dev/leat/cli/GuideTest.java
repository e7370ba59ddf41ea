package dev.leat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.TestProject.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What guides and README show is done, in their order: {@code sh} blocks are run, {@code yaml}
 * blocks that begin with a path are written there.
 */
class GuideTest {
  private static final Path GUIDES = Path.of("../docs/guide");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```");
  private static final Pattern PATH = Pattern.compile("# (\\S+\\.(?:yaml|sql|csv))");
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

  static Stream<Path> guides() throws IOException {
    try (Stream<Path> files = Files.list(GUIDES)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("guides")
  void everyStepOfAGuideWorks(Path guide, @TempDir Path folder) throws IOException {
    TestProject project = TestProject.empty(folder);

    int steps = follow(Files.readString(guide), project);

    assertThat(steps).isPositive();
  }

  @Test
  void thePipelineOfTheReadmeIsValidAndRuns(@TempDir Path folder) throws IOException {
    TestProject project =
        TestProject.empty(folder)
            .write("leat.yaml", "name: readme\n")
            .write(
                "data/trades.csv",
                """
                timestamp,symbol,quantity
                2023-01-02 10:00:00,aapl,1.5
                2023-01-04 10:00:00,AAPL,2
                """);
    String readme = Files.readString(Path.of("../README.md"));

    assertThat(writeFiles(readme, project)).isEqualTo(1);
    Output run = project.leat("run", "trades");

    assertThat(run.exitCode()).as(run.toString()).isEqualTo(ExitCode.OK);
    assertThat(project.read("output/weekly_volume.csv"))
        .isEqualTo("week,symbol,volume\n2023-01-02,AAPL,3.5000\n");
  }

  private static int writeFiles(String text, TestProject project) {
    int files = 0;
    for (Matcher block = BLOCK.matcher(text); block.find(); ) {
      if (block.group(1).equals("yaml") && write(block.group(2), project)) {
        files++;
      }
    }
    return files;
  }

  private static int follow(String text, TestProject project) {
    int steps = 0;
    for (Matcher block = BLOCK.matcher(text); block.find(); ) {
      switch (block.group(1)) {
        case "sh" -> {
          for (String line : block.group(2).lines().toList()) {
            Output output = project.leat(arguments(line));
            assertThat(output.exitCode()).as(line + "\n" + output).isEqualTo(ExitCode.OK);
            steps++;
          }
        }
        case "yaml" -> assertThat(write(block.group(2), project)).as(block.group()).isTrue();
        default -> assertThat(block.group(1)).isEqualTo("text");
      }
    }
    return steps;
  }

  private static boolean write(String block, TestProject project) {
    Matcher path = PATH.matcher(block.lines().findFirst().orElse(""));
    if (!path.matches()) {
      return false;
    }
    project.write(path.group(1), block);
    return true;
  }

  private static String[] arguments(String line) {
    List<String> words = new ArrayList<>();
    for (Matcher word = WORD.matcher(line); word.find(); ) {
      words.add(
          word.group(1) != null
              ? word.group(1)
              : word.group(2) != null ? word.group(2) : word.group(3));
    }
    assertThat(words.getFirst()).as(line).isEqualTo("leat");
    return words.subList(1, words.size()).toArray(String[]::new);
  }
}
