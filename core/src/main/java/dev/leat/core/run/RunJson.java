package dev.leat.core.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leat.api.connector.Receipt;
import dev.leat.api.engine.SourceReport;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.run.RowCounts;
import dev.leat.api.run.RunState;
import dev.leat.api.store.RunError;
import dev.leat.api.store.RunRecord;
import dev.leat.api.store.StepFigures;
import dev.leat.api.store.StepRecord;
import dev.leat.core.journal.CheckDetails;
import dev.leat.core.journal.RunDetails;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run's result as JSON, for {@code run.json} and {@code --output json}. Names of keys are a
 * contract: {@code run}, {@code state}, {@code sources.<name>.rows}, {@code tables.<name>.rows},
 * {@code tables.<name>.targets}. Times are ISO 8601 in UTC, durations seconds, sizes bytes.
 */
public final class RunJson {
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private RunJson() {}

  /** The result as a JSON object. */
  public static ObjectNode of(RunResult result) {
    RunRecord run = result.run();
    ObjectNode json = MAPPER.createObjectNode();
    json.put("run", run.id());
    json.put("pipeline", run.pipeline());
    json.put("state", title(run.state()));
    json.put("environment", run.environment());
    json.put("time", run.time().toString());
    json.put("start", run.started().toString());
    json.put("end", text(run.ended()));
    json.put("seconds", seconds(result.duration()));
    json.set("parameters", MAPPER.valueToTree(new java.util.TreeMap<>(run.parameters())));
    if (run.interval() != null) {
      ObjectNode interval = json.putObject("interval");
      interval.put("start", run.interval().start().toString());
      interval.put("end", run.interval().end().toString());
    }
    details(result, json);
    ObjectNode sources = json.putObject("sources");
    result.sources().forEach(source -> source(source, result, sources.putObject(source.name())));
    ObjectNode tables = json.putObject("tables");
    result.tables().forEach(table -> table(table, result, tables.putObject(table.name())));
    ArrayNode steps = json.putArray("steps");
    result.steps().forEach(step -> step(step, steps.addObject()));
    files(result, json.putArray("files"));
    result.pendingTargets().forEach(pending -> json.withArray("pending").add(pending.location()));
    error(run.error(), json);
    return json;
  }

  static void write(RunResult result, Path file) {
    Path aside = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      MAPPER.writerWithDefaultPrettyPrinter().writeValue(aside.toFile(), of(result));
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new LeatException(
          "summary-failed",
          ErrorKind.EXTERNAL,
          file + ": The run's summary cannot be written: " + failure + ". Check the disk.",
          failure);
    }
  }

  private static void details(RunResult result, ObjectNode json) {
    RunDetails details = result.details();
    if (details == null) {
      return;
    }
    json.put("engine", details.engine());
    ObjectNode limits = json.putObject("limits");
    limits.put("memory", details.memoryBytes());
    limits.put("threads", details.threads());
    ArrayNode inputs = json.putArray("inputs");
    details
        .sources()
        .forEach(
            source ->
                source
                    .files()
                    .forEach(
                        file -> {
                          ObjectNode input = inputs.addObject();
                          input.put("source", source.source());
                          input.put("file", file.name());
                          input.put("size", file.size());
                          input.put("fingerprint", file.fingerprint());
                          input.put("modified", file.modified().toString());
                        }));
    latency(result, details, json);
  }

  /** From the newest input's arrival to the end of publication. */
  private static void latency(RunResult result, RunDetails details, ObjectNode json) {
    Instant ended = result.run().ended();
    if (ended != null && result.outcome() == RunResult.Outcome.OK) {
      details.sources().stream()
          .flatMap(source -> source.files().stream())
          .map(RunDetails.FileInfo::modified)
          .max(Instant::compareTo)
          .ifPresent(newest -> json.put("latency", seconds(Duration.between(newest, ended))));
    }
  }

  private static void source(RunResult.SourceResult source, RunResult result, ObjectNode json) {
    SourceReport report = source.report();
    RowCounts counts = report.rows();
    ObjectNode rows = json.putObject("rows");
    rows.put("read", counts.read());
    rows.put("passed", counts.passed());
    rows.put("quarantined", counts.quarantined());
    rows.put("dropped", counts.dropped());
    rows.put("deduplicated", counts.deduplicated());
    json.put("bytes", report.bytes());
    json.set("missing", sorted(report.missing()));
    json.set("bad", sorted(report.bad()));
    json.set("rounded", sorted(report.rounded()));
    json.set("broken", sorted(report.broken()));
    json.set("undeclared", MAPPER.valueToTree(report.undeclared()));
    json.put("accuracy", accuracy(report));
    RunDetails details = result.details();
    if (details != null) {
      details.sources().stream()
          .filter(inputs -> inputs.source().equals(source.name()))
          .forEach(inputs -> json.set("skipped", MAPPER.valueToTree(inputs.skipped())));
    }
  }

  /** The share of expectations that rows have passed. */
  private static double accuracy(SourceReport report) {
    long asked = report.rows().read() * report.broken().size();
    long broken = report.broken().values().stream().mapToLong(Long::longValue).sum();
    return asked == 0 ? 1 : 1 - (double) broken / asked;
  }

  private static void table(RunResult.TableResult table, RunResult result, ObjectNode json) {
    ObjectNode rows = json.putObject("rows");
    rows.put("made", table.rows());
    rows.put(
        "published",
        result.publishedTargets().stream()
            .filter(target -> target.table().equals(table.name()))
            .map(target -> Objects.requireNonNull(target.receipt()).rows())
            .findFirst()
            .orElse(0L));
    json.put("reused", table.reused() == RunResult.Origin.REUSED);
    json.put("bytes", table.bytes());
    if (table.previousRows() >= 0) {
      json.putObject("consistency")
          .put("previous_rows", table.previousRows())
          .put("change", table.rows() - table.previousRows());
    }
    CheckDetails checks = table.checks();
    if (checks != null) {
      quality(checks, result, json);
    }
    ArrayNode targets = json.putArray("targets");
    result.targets().stream()
        .filter(target -> target.table().equals(table.name()))
        .forEach(target -> target(target, targets.addObject()));
  }

  private static void quality(CheckDetails checks, RunResult result, ObjectNode json) {
    json.set("nulls", MAPPER.valueToTree(checks.nulls()));
    ObjectNode completeness = json.putObject("completeness");
    checks
        .nulls()
        .forEach(
            (column, nulls) ->
                completeness.put(
                    column, checks.rows() == 0 ? 1 : 1 - (double) nulls / checks.rows()));
    if (checks.duplicates() >= 0) {
      json.put("duplicates", checks.duplicates());
    }
    String newest = checks.newest();
    if (newest != null) {
      Instant value = LocalDateTime.parse(newest).toInstant(ZoneOffset.UTC);
      json.putObject("freshness")
          .put("newest", newest)
          .put("age", seconds(Duration.between(value, result.run().time())));
    }
    ArrayNode outcomes = json.putArray("checks");
    checks
        .checks()
        .forEach(
            outcome -> {
              ObjectNode node = outcomes.addObject();
              node.put("check", outcome.check());
              node.put("result", word(outcome.result()));
              node.put("failures", outcome.failures());
              if (!outcome.message().isEmpty()) {
                node.put("message", outcome.message());
              }
            });
  }

  private static void target(RunResult.TargetResult target, ObjectNode json) {
    json.put("location", target.location());
    Receipt receipt = target.receipt();
    json.put("state", receipt == null ? "pending" : "published");
    if (receipt != null) {
      json.put("rows", receipt.rows());
      json.put("bytes", receipt.bytes());
      json.put("created", receipt.created());
      json.set("details", MAPPER.valueToTree(new java.util.TreeMap<>(receipt.details())));
    }
  }

  private static void step(StepRecord step, ObjectNode json) {
    StepFigures figures = step.figures();
    double seconds = seconds(step.duration());
    json.put("step", step.step().toString());
    json.put("attempt", step.attempt());
    json.put("state", word(step.state()));
    json.put("start", step.started().toString());
    json.put("seconds", seconds);
    json.put("rows_in", figures.rowsIn());
    json.put("rows_out", figures.rowsOut());
    long moved = Math.max(figures.rowsIn(), figures.rowsOut());
    json.put("rows_per_second", seconds > 0 ? Math.round(moved / seconds) : 0);
    json.put("bytes_read", figures.bytesRead());
    json.put("bytes_written", figures.bytesWritten());
    json.put("cpu_seconds", Math.max(0, figures.cpuNanos()) / 1e9);
    json.put("peak_memory", figures.peakMemory());
    error(step.error(), json);
  }

  private static void files(RunResult result, ArrayNode files) {
    result
        .publishedTargets()
        .forEach(
            target -> {
              Receipt receipt = Objects.requireNonNull(target.receipt());
              if (receipt.bytes() >= 0) {
                files.addObject().put("file", receipt.location()).put("bytes", receipt.bytes());
              }
            });
    result
        .charts()
        .forEach(chart -> files.addObject().put("file", chart.path()).put("bytes", chart.bytes()));
  }

  private static void error(@Nullable RunError error, ObjectNode json) {
    if (error != null) {
      json.putObject("error")
          .put("code", error.code())
          .put("kind", word(error.kind()))
          .put("message", error.message());
    }
  }

  private static ObjectNode sorted(Map<String, Long> counts) {
    return MAPPER.valueToTree(new java.util.TreeMap<>(counts));
  }

  /** A state as the documentation spells it: {@code TimedOut}. */
  public static String title(RunState state) {
    StringBuilder title = new StringBuilder();
    for (String word : state.name().split("_")) {
      title.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return title.toString();
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
