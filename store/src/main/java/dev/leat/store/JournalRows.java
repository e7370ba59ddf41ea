package dev.leat.store;

import static dev.leat.store.Sql.micros;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.run.RunState;
import dev.leat.api.run.StepKind;
import dev.leat.api.store.RunError;
import dev.leat.api.store.RunRecord;
import dev.leat.api.store.StepFigures;
import dev.leat.api.store.StepId;
import dev.leat.api.store.StepRecord;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs and steps as rows of their tables. */
final class JournalRows {
  private JournalRows() {}

  static void insert(Connection connection, RunRecord run) throws SQLException {
    RunRecord.IntervalBounds interval = run.interval();
    Sql.update(
        connection,
        "insert into run (id, pipeline, history, environment, purpose, interval_start, interval_end, state,"
            + " time, started, pid, host) values ("
            + Sql.placeholders(12)
            + ")",
        run.id(),
        run.pipeline(),
        run.history(),
        run.environment(),
        run.purpose(),
        interval == null ? null : interval.start().toString(),
        interval == null ? null : interval.end().toString(),
        run.state(),
        micros(run.time()),
        micros(run.started()),
        run.process().pid(),
        run.process().host());
    for (Map.Entry<String, String> parameter : run.parameters().entrySet()) {
      Sql.update(
          connection,
          "insert into run_parameter (run, name, value) values (?, ?, ?)",
          run.id(),
          parameter.getKey(),
          parameter.getValue());
    }
  }

  static List<RunRecord> runs(
      Connection connection, String condition, @Nullable Object... arguments) throws SQLException {
    Map<String, Map<String, String>> parameters =
        SqliteRunJournal.parameters(connection, condition, arguments);
    return Sql.list(
        connection,
        "select * from run " + condition,
        row -> run(row, parameters.getOrDefault(row.getString("id"), Map.of())),
        arguments);
  }

  private static RunRecord run(ResultSet row, Map<String, String> parameters) throws SQLException {
    String start = row.getString("interval_start");
    return new RunRecord(
        row.getString("id"),
        row.getString("pipeline"),
        row.getString("history"),
        row.getString("environment"),
        RunRecord.Purpose.valueOf(row.getString("purpose")),
        parameters,
        start == null
            ? null
            : new RunRecord.IntervalBounds(
                LocalDateTime.parse(start), LocalDateTime.parse(row.getString("interval_end"))),
        RunState.valueOf(row.getString("state")),
        Sql.instant(row.getLong("time")),
        Sql.instant(row.getLong("started")),
        Sql.instantOrNull(row, "ended"),
        new RunRecord.WorkerProcess(row.getLong("pid"), row.getString("host")),
        error(row));
  }

  static void insert(
      Connection connection, String run, StepId step, int attempt, String key, Instant at)
      throws SQLException {
    Sql.update(
        connection,
        "insert into step (run, kind, subject, attempt, state, started, key, rows_in, rows_out,"
            + " bytes_read, bytes_written, cpu_nanos, peak_memory, details) values (?, ?, ?, ?, ?,"
            + " ?, ?, 0, 0, 0, 0, 0, 0, '')",
        run,
        step.kind(),
        step.subject(),
        attempt,
        StepRecord.State.RUNNING,
        micros(at),
        key);
  }

  static int update(Connection connection, StepRecord step) throws SQLException {
    StepFigures figures = step.figures();
    RunError error = step.error();
    Instant ended = step.ended();
    return Sql.update(
        connection,
        "update step set state = ?, ended = ?, rows_in = ?, rows_out = ?, bytes_read = ?,"
            + " bytes_written = ?, cpu_nanos = ?, peak_memory = ?, details = ?, error_code = ?,"
            + " error_kind = ?, error_message = ?"
            + " where run = ? and kind = ? and subject = ? and attempt = ?",
        step.state(),
        ended == null ? null : micros(ended),
        figures.rowsIn(),
        figures.rowsOut(),
        figures.bytesRead(),
        figures.bytesWritten(),
        figures.cpuNanos(),
        figures.peakMemory(),
        step.details(),
        error == null ? null : error.code(),
        error == null ? null : error.kind(),
        error == null ? null : error.message(),
        step.run(),
        step.step().kind(),
        step.step().subject(),
        step.attempt());
  }

  static List<StepRecord> steps(
      Connection connection, String condition, @Nullable Object... arguments) throws SQLException {
    return Sql.list(connection, "select * from step " + condition, JournalRows::step, arguments);
  }

  private static StepRecord step(ResultSet row) throws SQLException {
    return new StepRecord(
        row.getString("run"),
        new StepId(StepKind.valueOf(row.getString("kind")), row.getString("subject")),
        row.getInt("attempt"),
        StepRecord.State.valueOf(row.getString("state")),
        Sql.instant(row.getLong("started")),
        Sql.instantOrNull(row, "ended"),
        row.getString("key"),
        new StepFigures(
            row.getLong("rows_in"),
            row.getLong("rows_out"),
            row.getLong("bytes_read"),
            row.getLong("bytes_written"),
            row.getLong("cpu_nanos"),
            row.getLong("peak_memory")),
        row.getString("details"),
        error(row));
  }

  private static @Nullable RunError error(ResultSet row) throws SQLException {
    String code = row.getString("error_code");
    return code == null
        ? null
        : new RunError(
            code, ErrorKind.valueOf(row.getString("error_kind")), row.getString("error_message"));
  }
}
