package dev.leat.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.run.RunState;
import dev.leat.api.store.Quarantine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ends a run at every point it names and lets another one come: what is published is what an
 * undisturbed run publishes, once. The targets are appended to, so twice would show.
 */
class CrashWindowsTest {
  @TempDir Path folder;

  /** The end of a process. Not an exception: nothing in a run may catch it. */
  private static final class Crash extends Error {}

  private RunFixture project(String name) {
    RunFixture project = new RunFixture(folder.resolve(name));
    project.write("inbox/one.csv", RunFixture.DIRTY);
    return project;
  }

  private List<String> points() {
    List<String> points = new ArrayList<>();
    try (RunFixture project = project("undisturbed")) {
      new Runs(project.bench().withCrashPoint(points::add))
          .run(Inbox.checked(), RunRequest.now(), RunListener.NONE);
    }
    return points;
  }

  @TestFactory
  Stream<DynamicTest> theNextRunFinishesWhatACrashLeft() {
    List<String> points = points();
    assertThat(points).hasSizeGreaterThan(20).doesNotHaveDuplicates();
    return points.stream().map(point -> DynamicTest.dynamicTest(point, () -> crashThenNext(point)));
  }

  /** Wherever the project has been moved meanwhile. */
  @TestFactory
  Stream<DynamicTest> resumingFinishesWhatACrashLeft() {
    return points().stream()
        .map(point -> DynamicTest.dynamicTest(point, () -> crashMoveResume(point)));
  }

  private void crashThenNext(String point) {
    try (RunFixture project = project("next-" + folderName(point))) {
      crashAt(project, point);
      project.reopenStore();
      project.runs().run(Inbox.checked(), RunRequest.now(), RunListener.NONE);
      assertUndisturbed(project);
    }
  }

  private void crashMoveResume(String point) throws IOException {
    Path old;
    try (RunFixture project = project("resume-" + folderName(point))) {
      old = project.root;
      crashAt(project, point);
    }
    Path moved = Files.move(old, folder.resolve("moved-" + folderName(point)));
    try (RunFixture project = new RunFixture(moved)) {
      String crashed = project.runs().list("inbox", 1).getFirst().id();
      project.runs().resume(crashed, Inbox.checked(), RunRequest.now(), RunListener.NONE);
      assertThat(project.runs().find(crashed).state()).isEqualTo(RunState.COMPLETED);
      assertUndisturbed(project);
      assertThat(old).doesNotExist();
    }
  }

  private static String folderName(String point) {
    return point.replaceAll("[^a-z]", "-");
  }

  private static void assertUndisturbed(RunFixture project) {
    assertThat(project.query("select id || ' ' || amount from totals order by id"))
        .containsExactly("1 10", "4 5.5");
    assertThat(project.read("output/totals.csv")).isEqualTo("n\n2\n");
    assertThat(project.visibleFiles())
        .containsExactly("archive/one.csv", "output/chart.png", "output/totals.csv", "results.db");
    assertThat(project.store().ledger().files("inbox", "orders")).hasSize(1);
    assertThat(project.store().quarantine().list(Quarantine.Filter.ALL))
        .extracting(row -> row.row().record() + " " + row.state())
        .containsExactly("2 OPEN", "3 OPEN");
    assertThat(project.store().runs().unfinished()).isEmpty();
    assertThat(project.store().runs().undelivered("inbox")).isEmpty();
  }

  private static void crashAt(RunFixture project, String point) {
    Runs runs =
        new Runs(
            project
                .bench()
                .withCrashPoint(
                    reached -> {
                      if (reached.equals(point)) {
                        throw new Crash();
                      }
                    }));
    try {
      runs.run(Inbox.checked(), RunRequest.now(), RunListener.NONE);
      throw new AssertionError("never reached " + point);
    } catch (Crash expected) {
      assertThat(project.store().runs().list("inbox", 1).getFirst().state().isFinal())
          .as("a crashed run says nothing more")
          .isEqualTo(false);
    }
  }
}
