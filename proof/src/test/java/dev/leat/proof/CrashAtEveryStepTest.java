package dev.leat.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A run killed at each step of its journal in turn. */
@Execution(ExecutionMode.CONCURRENT)
class CrashAtEveryStepTest {
  private static final int KILLED = 137;

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> tradesRecovers() {
    ExampleCopy project = ExampleCopy.in(folder.resolve("before"));
    project.leat("generate", "trades", "--rows", "400", "--dirty", "5%", "--to", "next.csv");
    project.leat("run", "trades");
    String next = project.outside().resolve("next.csv").toString();
    CrashScene scene =
        new CrashScene(folder, project, List.of("run", "trades", "--param", "input=" + next));
    return killedAtEach(scene, scene.crashPoints(Map.of("input", next)));
  }

  @TestFactory
  Stream<DynamicTest> inboxRecovers() throws IOException {
    ExampleCopy project = ExampleCopy.in(folder.resolve("before"));
    List<String> trades = Files.readAllLines(project.path("data/trades.csv"));
    arrives(project, "trades-1.csv", trades, 1, 400);
    project.leat("run", "trades-inbox");
    arrives(project, "trades-2.csv", trades, 400, 900);
    arrives(project, "trades-3.csv", trades, 900, trades.size());
    CrashScene scene = new CrashScene(folder, project, List.of("run", "trades-inbox"));
    return killedAtEach(scene, scene.crashPoints(Map.of()));
  }

  private static Stream<DynamicTest> killedAtEach(CrashScene scene, List<String> points) {
    assertThat(points).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    return points.stream()
        .map(
            point ->
                DynamicTest.dynamicTest(
                    point,
                    () -> {
                      ExampleCopy project = scene.copy("killed");
                      try (LeatProcess process =
                          LeatProcess.startQuickly(
                              project, List.of("-Dleat.crash-at=" + point), scene.command())) {
                        assertThat(process.await().exitCode()).as(process.err()).isEqualTo(KILLED);
                      }
                      scene.assertRecovers(project);
                    }));
  }

  private static void arrives(
      ExampleCopy project, String name, List<String> trades, int from, int to) throws IOException {
    Files.createDirectories(project.path("inbox"));
    Files.writeString(
        project.path("inbox/" + name),
        trades.getFirst() + "\n" + String.join("\n", trades.subList(from, to)) + "\n");
  }
}
