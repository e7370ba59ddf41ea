package dev.leat.cli.doctor;

import dev.leat.api.connector.Connector;
import dev.leat.api.connector.TableReader;
import dev.leat.api.engine.Engine;
import dev.leat.api.problem.LeatException;
import dev.leat.api.problem.Problem;
import dev.leat.api.problem.Problems;
import dev.leat.api.problem.Severity;
import dev.leat.api.project.Connection;
import dev.leat.api.project.Project;
import dev.leat.api.store.RunRecord;
import dev.leat.cli.output.ProblemPrinter;
import dev.leat.cli.output.Quantities;
import dev.leat.core.check.PipelineChecker;
import dev.leat.core.project.Connectors;
import dev.leat.core.project.LoadedProject;
import dev.leat.core.project.PipelineLoader;
import dev.leat.store.SqliteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Examines a project: its text, folders, connections, and what runs left behind. */
public final class ProjectExamination {
  /** A name no table has: asking for it shows whether the connection answers. */
  private static final String NO_TABLE = "leat_doctor_asks";

  private final LoadedProject loaded;
  private final Project project;
  private final PipelineLoader pipelines;
  private final Connectors connectors;
  private final Engine engine;

  public ProjectExamination(
      LoadedProject loaded, PipelineLoader pipelines, Connectors connectors, Engine engine) {
    this.loaded = loaded;
    this.project = loaded.project();
    this.pipelines = pipelines;
    this.connectors = connectors;
    this.engine = engine;
  }

  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(text());
    findings.add(writable("project folder", project.root()));
    findings.add(MachineExamination.disk("project disk", project.root()));
    if (Files.isDirectory(project.stateFolder())) {
      findings.add(writable("state folder", project.stateFolder()));
      findings.addAll(runs());
      findings.add(leftovers());
    }
    new TreeMap<>(project.connections())
        .values()
        .forEach(connection -> findings.add(connection(connection)));
    loaded
        .unusable()
        .forEach(
            (name, problems) ->
                findings.add(
                    Finding.fail(
                        "connection " + name,
                        problems.getFirst().message(),
                        String.valueOf(problems.getFirst().remedy()))));
    return findings;
  }

  private Finding text() {
    Problems problems = new Problems();
    problems.addAll(loaded.problems());
    PipelineChecker checker = new PipelineChecker(engine, connectors);
    List<String> names = pipelines.names(project);
    for (String name : names) {
      problems.addAll(checker.check(pipelines.load(project, name, Map.of()), loaded).problems());
    }
    List<Problem> found = problems.sorted();
    if (found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR)) {
      return Finding.fail(
          "project", ProblemPrinter.summary(found), "leat validate says what is wrong.");
    }
    return Finding.ok(
        "project", names.size() + (names.size() == 1 ? " pipeline" : " pipelines") + ", valid");
  }

  private static Finding writable(String subject, Path folder) {
    try {
      Files.delete(Files.createTempFile(folder, ".leat-doctor", ""));
      return Finding.ok(subject, "may be written");
    } catch (IOException e) {
      return Finding.fail(
          subject, "Cannot be written: " + e.getMessage(), "Change the folder's permissions.");
    }
  }

  private Finding connection(Connection connection) {
    String subject = "connection " + connection.name();
    try {
      connectors.find(connection.type()).ifPresent(connector -> ask(connector, connection));
      connectors
          .notifier(connection.type())
          .ifPresent(notifier -> notifier.probe(connection, project.root()));
      return Finding.ok(subject, connection.type() + " answers");
    } catch (LeatException e) {
      return Finding.fail(
          subject, String.valueOf(e.getMessage()), "Check its options in leat.yaml.");
    }
  }

  private void ask(Connector connector, Connection connection) {
    try (TableReader reader = connector.reader(connection, project.root())) {
      reader.schema(NO_TABLE);
    }
  }

  /** Runs whose process is gone, and runs that have decided and not delivered. */
  private List<Finding> runs() {
    Path file = project.stateFolder().resolve(SqliteStore.FILE);
    if (!Files.isRegularFile(file)) {
      return List.of(Finding.ok("runs", "none yet"));
    }
    List<Finding> findings = new ArrayList<>();
    try (SqliteStore store = SqliteStore.open(file)) {
      for (RunRecord run : store.runs().unfinished()) {
        if (ProcessHandle.of(run.process().pid()).isEmpty()) {
          findings.add(
              Finding.warn(
                  "runs",
                  "Run " + run.id() + ": its process " + run.process().pid() + " is gone",
                  "leat run --resume " + run.id()));
        }
      }
      for (String pipeline : pipelines.names(project)) {
        for (RunRecord run : store.runs().undelivered(pipeline)) {
          findings.add(
              Finding.warn(
                  "runs",
                  "Run " + run.id() + " has decided to publish and not finished",
                  "leat run --resume " + run.id()));
        }
      }
    } catch (LeatException e) {
      findings.add(
          Finding.fail("runs", String.valueOf(e.getMessage()), "Restore the file from a copy."));
    }
    return findings.isEmpty() ? List.of(Finding.ok("runs", "none is stuck")) : findings;
  }

  /** What crashed runs spilled and staged. */
  private Finding leftovers() {
    Path runs = project.stateFolder().resolve("runs");
    long bytes = size(runs, "spill") + size(runs, "staging");
    return bytes == 0
        ? Finding.ok("leftovers", "none")
        : Finding.warn(
            "leftovers",
            Quantities.bytes(bytes) + " in spill and staging folders of runs that stopped",
            "Resume those runs, or remove .leat/runs/*/spill and .leat/runs/*/staging.");
  }

  private static long size(Path runs, String folder) {
    if (!Files.isDirectory(runs)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(runs)) {
      return files
          .filter(file -> runs.relativize(file).getNameCount() > 1)
          .filter(file -> runs.relativize(file).getName(1).toString().equals(folder))
          .filter(Files::isRegularFile)
          .mapToLong(file -> file.toFile().length())
          .sum();
    } catch (IOException | UncheckedIOException vanished) {
      return 0;
    }
  }
}
