package dev.leat.core.pipelinetest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.leat.api.engine.Engine;
import dev.leat.api.engine.EngineSession;
import dev.leat.api.engine.EngineSettings;
import dev.leat.api.engine.InputFile;
import dev.leat.api.engine.RejectedRow;
import dev.leat.api.engine.SourceRead;
import dev.leat.api.engine.StoredResult;
import dev.leat.api.pipeline.Interval;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.store.RunRecord.IntervalBounds;
import dev.leat.core.check.CheckedSource;
import dev.leat.core.check.CheckedTable;
import dev.leat.core.journal.CheckDetails.CheckOutcome;
import dev.leat.core.journal.CheckDetails.Result;
import dev.leat.core.language.TestFile;
import dev.leat.core.pipelinetest.ExpectedTable.Row;
import dev.leat.core.plan.Fingerprints;
import dev.leat.core.plan.RunFacts;
import dev.leat.core.run.Rows;
import dev.leat.core.run.Sql;
import dev.leat.core.run.TableChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs tests on an engine, in a folder of their own: the same reading, SQL and checks as a run, but
 * no store, no target, no chart.
 */
public final class TestRunner {
  private static final long MEMORY_BYTES = 1L << 30;
  private static final int THREADS = 2;

  private final Engine engine;
  private final Clock clock;
  private final Path scratch;

  /**
   * @param scratch an empty folder; whoever made it removes it
   */
  public TestRunner(Engine engine, Clock clock, Path scratch) {
    this.engine = engine;
    this.clock = clock;
    this.scratch = scratch;
  }

  public TestResult run(PipelineTest test) {
    Instant began = clock.instant();
    List<Difference> differences;
    try {
      differences = new Attempt(test).differences();
    } catch (LeatException failure) {
      differences =
          List.of(
              new Difference.NotCarriedOut(failure.code(), String.valueOf(failure.getMessage())));
    }
    return new TestResult(
        test.pipeline().pipeline().name(),
        test.name(),
        test.file().description(),
        engine.name(),
        Duration.between(began, clock.instant()),
        differences);
  }

  private final class Attempt {
    private final PipelineTest test;
    private final RunFacts facts;
    private final Path folder;
    private final Map<String, List<RejectedRow>> rejected = new HashMap<>();
    private final List<Difference> differences = new ArrayList<>();

    Attempt(PipelineTest test) {
      this.test = test;
      Instant time = test.file().clock();
      this.facts =
          new RunFacts(
              "test",
              time == null ? clock.instant().truncatedTo(ChronoUnit.MICROS) : time,
              test.file().interval());
      try {
        this.folder = Files.createTempDirectory(scratch, "test-");
      } catch (IOException e) {
        throw failed(scratch, e);
      }
    }

    List<Difference> differences() {
      try (EngineSession session = engine.open(new EngineSettings(MEMORY_BYTES, THREADS, folder))) {
        facts.functions().forEach(session::declare);
        test.pipeline().functions().forEach(session::declare);
        test.pipeline().sources().stream()
            .filter(source -> test.relations().contains(source.name()))
            .forEach(source -> read(session, source));
        test.pipeline().tables().stream()
            .filter(table -> test.relations().contains(table.name()))
            .forEach(table -> make(session, table));
        test.pipeline().tables().stream()
            .filter(table -> test.relations().contains(table.name()))
            .forEach(table -> check(session, table));
        test.counts().forEach(this::count);
        for (ExpectedTable expected : test.tables()) {
          RowComparison.compare(expected, found(session, expected)).ifPresent(differences::add);
        }
      }
      return differences;
    }

    private void read(EngineSession session, CheckedSource source) {
      String text = test.inputs().get(source.name());
      List<InputFile> files = text == null ? List.of() : List.of(written(source.name(), text));
      Interval interval = test.pipeline().pipeline().interval();
      IntervalBounds bounds = facts.interval();
      boolean filtered =
          interval != null
              && bounds != null
              && source.schema().field(interval.column()).isPresent();
      session.read(
          new SourceRead(
              TestInput.source(source),
              files,
              List.of(),
              filtered ? Objects.requireNonNull(interval).column() : null,
              filtered ? Objects.requireNonNull(bounds).start() : null,
              filtered ? Objects.requireNonNull(bounds).end() : null),
          rows -> rejected.computeIfAbsent(source.name(), _ -> new ArrayList<>()).addAll(rows));
    }

    private InputFile written(String source, String text) {
      Path file = folder.resolve(source + ".csv");
      try {
        Files.writeString(file, text, UTF_8);
        return new InputFile(
            file,
            source,
            Files.size(file),
            Files.getLastModifiedTime(file).toInstant(),
            Fingerprints.of(file));
      } catch (IOException e) {
        throw failed(file, e);
      }
    }

    private void make(EngineSession session, CheckedTable table) {
      StoredResult _ =
          session.store(table.name(), table.computation(), folder.resolve("table-" + table.name()));
    }

    private void check(EngineSession session, CheckedTable table) {
      long rows =
          Rows.count(
              Rows.all(session, "select count(*) from " + Sql.name(table.name()))
                  .getFirst()
                  .getFirst());
      for (CheckOutcome outcome : new TableChecks(session, facts.time()).evaluate(table, rows)) {
        if (outcome.result() == Result.FAILED) {
          differences.add(new Difference.CheckFailed(outcome.message()));
        }
      }
    }

    private void count(TestFile.Expected expected) {
      List<RejectedRow> rows = rejected.getOrDefault(expected.name(), List.of());
      Long quarantined = expected.quarantined();
      if (quarantined != null && quarantined != rows.size()) {
        differences.add(
            new Difference.CountDiffers(expected.name(), "quarantined", quarantined, rows.size()));
      }
      @Nullable Map<String, Long> reasons = expected.reasons();
      if (reasons == null) {
        return;
      }
      Map<String, Long> found =
          rows.stream()
              .flatMap(row -> row.reasons().stream())
              .collect(
                  Collectors.groupingBy(
                      reason -> reason, java.util.TreeMap::new, Collectors.counting()));
      reasons.forEach(
          (reason, wanted) -> {
            long counted = found.getOrDefault(reason, 0L);
            if (counted != wanted) {
              differences.add(
                  new Difference.CountDiffers(
                      expected.name(), "reason \"" + reason + "\"", wanted, counted));
            }
          });
      found.forEach(
          (reason, counted) -> {
            if (!reasons.containsKey(reason)) {
              differences.add(
                  new Difference.CountDiffers(
                      expected.name(), "reason \"" + reason + "\"", 0, counted));
            }
          });
    }

    private List<Row> found(EngineSession session, ExpectedTable expected) {
      List<Row> rows = new ArrayList<>();
      for (List<@Nullable Object> values :
          Rows.all(
              session,
              "select " + Sql.names(expected.columns()) + " from " + Sql.name(expected.table()))) {
        List<@Nullable Object> comparable = new ArrayList<>();
        values.forEach(value -> comparable.add(Cells.comparable(value)));
        rows.add(new Row(comparable));
      }
      return rows;
    }
  }

  private static LeatException failed(Path path, IOException e) {
    return new LeatException(
        "cannot-write", ErrorKind.EXTERNAL, path + ": Cannot be written: " + e + ".", e);
  }
}
