package dev.leat.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.leat.api.run.RunState;
import dev.leat.api.store.RunRecord;
import dev.leat.cli.bootstrap.Engines;
import dev.leat.cli.bootstrap.OpenProject;
import dev.leat.core.project.Connectors;
import dev.leat.core.project.PipelineLoader;
import dev.leat.core.project.ProjectLoader;
import dev.leat.core.run.RunListener;
import dev.leat.core.run.RunRequest;
import dev.leat.core.run.Runs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A project before a run, and what that run makes of it when nothing disturbs it: what every
 * disturbed run is compared with. Each disturbed run has a copy of its own.
 */
final class CrashScene {
  private static final Set<RunState> COMPLETE = Set.of(RunState.COMPLETED, RunState.CACHED);

  private final Path folder;
  private final ExampleCopy before;
  private final List<String> command;
  private final String pipeline;
  private final Published old;
  private final Published undisturbed;
  private final AtomicInteger copies = new AtomicInteger();

  /**
   * @param before the project; the run has not begun
   * @param command such as {@code run trades}
   */
  CrashScene(Path folder, ExampleCopy before, List<String> command) {
    this.folder = folder;
    this.before = before;
    this.command = command;
    this.pipeline = command.get(1);
    this.old = Published.by(before, pipeline, "");
    ExampleCopy calm = copy("undisturbed");
    String printed = run(calm).json().get("run").asText();
    this.undisturbed = Published.by(calm, pipeline, printed);
    assertThat(undisturbed.rows()).isNotEqualTo(old.rows());
  }

  /** What a pipeline has published and remembers. */
  record Published(
      List<List<String>> table,
      Map<String, String> files,
      List<String> quarantine,
      List<String> ledger,
      JsonNode rows) {
    /**
     * @param run whose counts to take; empty for none
     */
    static Published by(ExampleCopy project, String pipeline, String run) {
      try (Memory memory = Memory.of(project)) {
        return new Published(
            project.published(pipeline),
            project.files(),
            memory.quarantine(pipeline),
            memory.ledger(pipeline, "trades"),
            run.isEmpty()
                ? com.fasterxml.jackson.databind.node.MissingNode.getInstance()
                : project
                    .leat("runs", "show", run, "--output", "json")
                    .json()
                    .at("/sources/trades/rows"));
      }
    }
  }

  ExampleCopy copy(String name) {
    return before.copiedTo(
        folder.resolve(name + " " + copies.incrementAndGet()).resolve("project"));
  }

  String[] command(String... more) {
    return java.util.stream.Stream.concat(command.stream(), java.util.Arrays.stream(more))
        .toArray(String[]::new);
  }

  /** Every point of the run at which it could be killed, in the order they are reached. */
  List<String> crashPoints(Map<String, String> parameters) {
    ExampleCopy project = copy("listened to");
    List<String> points = new CopyOnWriteArrayList<>();
    Connectors connectors = Connectors.installed();
    try (OpenProject open =
        OpenProject.open(
            new ProjectLoader(connectors).load(project.root(), "development", Map.of(), Map.of()),
            new PipelineLoader(project.outside()),
            Engines.installed().named(Engines.DEFAULT),
            connectors)) {
      new Runs(open.bench().withCrashPoint(points::add))
          .run(open.checked(pipeline, parameters), RunRequest.now(), RunListener.NONE);
    }
    return List.copyOf(points);
  }

  /**
   * Holds a project whose run was killed to the promise: nothing half published now, and all as if
   * undisturbed after the run was gone on with, and likewise after the next run instead.
   */
  void assertRecovers(ExampleCopy killed) {
    assertOldOrNew(killed);
    ExampleCopy saved = killed.copiedTo(killed.outside().resolve("saved"));
    leftUnfinished(killed)
        .ifPresent(
            run -> {
              Outcome resumed = killed.leat("run", "--resume", run.id(), "--output", "json");
              assertUndisturbed(killed, resumed, run.id());
            });
    killed.becomes(saved);
    assertUndisturbed(killed, run(killed), "");
  }

  private void assertOldOrNew(ExampleCopy killed) {
    List<List<String>> table = killed.published(pipeline);
    if (!table.equals(old.table)) {
      assertSame("table", table, undisturbed.table);
    }
    killed
        .files()
        .forEach(
            (file, text) ->
                assertThat(text).as(file).isIn(old.files.get(file), undisturbed.files.get(file)));
  }

  /** The run that was killed, if it had begun and was not complete yet. */
  private Optional<RunRecord> leftUnfinished(ExampleCopy killed) {
    try (Memory memory = Memory.of(killed);
        Memory earlier = Memory.of(before)) {
      Optional<String> last = earlier.newestRun(pipeline).map(RunRecord::id);
      return memory
          .newestRun(pipeline)
          .filter(run -> !Optional.of(run.id()).equals(last))
          .filter(run -> !COMPLETE.contains(run.state()));
    }
  }

  private void assertUndisturbed(ExampleCopy project, Outcome outcome, String run) {
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    assertThat(outcome.json().get("state").asText()).isIn("Completed", "Cached");
    Published now = Published.by(project, pipeline, run);
    assertSame("table", now.table, undisturbed.table);
    assertThat(now.files.keySet()).isEqualTo(undisturbed.files.keySet());
    assertThat(now.files).isEqualTo(undisturbed.files);
    assertSame("quarantine", now.quarantine, undisturbed.quarantine);
    assertThat(now.ledger).isEqualTo(undisturbed.ledger);
    if (!run.isEmpty()) {
      assertThat(now.rows).isEqualTo(undisturbed.rows);
    }
    try (Memory memory = Memory.of(project)) {
      memory.assertNothingUnfinished(pipeline);
    }
    assertThat(project.leftovers()).isEmpty();
  }

  /** Equality of long lists, told by what only one of them has. */
  private static <T> void assertSame(String what, List<T> actual, List<T> expected) {
    if (!actual.equals(expected)) {
      List<T> extra = new ArrayList<>(actual);
      expected.forEach(extra::remove);
      List<T> lost = new ArrayList<>(expected);
      actual.forEach(lost::remove);
      throw new AssertionError(
          "%s: %d rows instead of %d; %d too many: %s; %d lost: %s"
              .formatted(
                  what,
                  actual.size(),
                  expected.size(),
                  extra.size(),
                  extra.stream().limit(3).toList(),
                  lost.size(),
                  lost.stream().limit(3).toList()));
    }
  }

  private Outcome run(ExampleCopy project) {
    Outcome outcome = project.leat(command("--output", "json"));
    assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    return outcome;
  }
}
