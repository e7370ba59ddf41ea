package dev.leat.store;

import static dev.leat.store.Sql.micros;

import dev.leat.api.run.RunState;
import dev.leat.api.store.RunError;
import dev.leat.api.store.RunJournal;
import dev.leat.api.store.RunRecord;
import dev.leat.api.store.StateChange;
import dev.leat.api.store.StepId;
import dev.leat.api.store.StepRecord;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class SqliteRunJournal implements RunJournal {
  private static final String UNFINISHED_STATES =
      Arrays.stream(RunState.values())
          .filter(state -> !state.isFinal())
          .map(state -> "'" + state + "'")
          .collect(Collectors.joining(","));

  private final Database database;

  SqliteRunJournal(Database database) {
    this.database = database;
  }

  @Override
  public void create(RunRecord run) {
    database.write(
        connection -> {
          JournalRows.insert(connection, run);
          noteState(connection, run.id(), run.state(), run.started());
          return 1;
        });
  }

  @Override
  public Optional<RunRecord> find(String run) {
    return database.read(
        connection -> JournalRows.runs(connection, "where id = ?", run).stream().findFirst());
  }

  @Override
  public List<RunRecord> list(@Nullable String pipeline, int limit) {
    return database.read(
        connection ->
            JournalRows.runs(
                connection,
                "where ?1 is null or pipeline = ?1 order by time desc, id desc limit ?2",
                pipeline,
                limit));
  }

  @Override
  public List<RunRecord> unfinished() {
    return database.read(
        connection ->
            JournalRows.runs(
                connection, "where state in (" + UNFINISHED_STATES + ") order by time, id"));
  }

  @Override
  public List<RunRecord> undelivered(String pipeline) {
    return database.read(
        connection ->
            JournalRows.runs(
                connection,
                "where pipeline = ? and state <> ? and id in (select run from publish_decision)"
                    + " order by time, id",
                pipeline,
                RunState.COMPLETED));
  }

  @Override
  public void enter(String run, RunState state, Instant at, @Nullable RunError error) {
    database.write(connection -> change(connection, run, state, at, error));
  }

  private static int change(
      Connection connection, String run, RunState state, Instant at, @Nullable RunError error)
      throws SQLException {
    RunState now =
        Sql.single(
                connection,
                "select state from run where id = ?",
                row -> RunState.valueOf(row.getString(1)),
                run)
            .orElseThrow(() -> new IllegalStateException("no run " + run));
    if (!now.mayBecome(state)) {
      throw new IllegalStateException("run " + run + " is " + now + " and cannot become " + state);
    }
    noteState(connection, run, state, at);
    return Sql.update(
        connection,
        "update run set state = ?, ended = ?, error_code = ?, error_kind = ?, error_message = ?"
            + " where id = ?",
        state,
        state.isFinal() ? micros(at) : null,
        error == null ? null : error.code(),
        error == null ? null : error.kind(),
        error == null ? null : error.message(),
        run);
  }

  private static void noteState(Connection connection, String run, RunState state, Instant at)
      throws SQLException {
    Sql.update(
        connection,
        "insert into run_state (run, state, at) values (?, ?, ?)",
        run,
        state,
        micros(at));
  }

  @Override
  public void takenUp(String run, RunRecord.WorkerProcess process, Instant at) {
    database.write(
        connection ->
            Sql.update(
                connection,
                "update run set pid = ?, host = ?, started = ?, ended = null where id = ?",
                process.pid(),
                process.host(),
                micros(at),
                run));
  }

  @Override
  public List<StateChange> states(String run) {
    return database.read(
        connection ->
            Sql.list(
                connection,
                "select state, at from run_state where run = ? order by number",
                row ->
                    new StateChange(
                        RunState.valueOf(row.getString(1)), Sql.instant(row.getLong(2))),
                run));
  }

  @Override
  public int begin(String run, StepId step, String key, Instant at) {
    return database.write(
        connection -> {
          int attempt =
              Sql.single(
                          connection,
                          "select max(attempt) from step where run = ? and kind = ? and subject = ?",
                          row -> row.getInt(1),
                          run,
                          step.kind(),
                          step.subject())
                      .orElse(0)
                  + 1;
          JournalRows.insert(connection, run, step, attempt, key, at);
          return attempt;
        });
  }

  @Override
  public void end(StepRecord finished) {
    database.write(connection -> JournalRows.update(connection, finished));
  }

  @Override
  public List<StepRecord> steps(String run) {
    return database.read(
        connection -> JournalRows.steps(connection, "where run = ? order by number", run));
  }

  @Override
  public Optional<StepRecord> succeeded(String key) {
    return database.read(
        connection ->
            JournalRows.steps(
                    connection,
                    "where key = ? and key <> '' and state = ? order by number desc limit 1",
                    key,
                    StepRecord.State.SUCCEEDED)
                .stream()
                .findFirst());
  }

  @Override
  public void decide(String run, String decision, Instant at) {
    database.write(
        connection -> {
          change(connection, run, RunState.PUBLISHING, at, null);
          return Sql.update(
              connection,
              "insert into publish_decision (run, decision, at) values (?, ?, ?)",
              run,
              decision,
              micros(at));
        });
  }

  @Override
  public Optional<String> decision(String run) {
    return database.read(
        connection ->
            Sql.single(
                connection,
                "select decision from publish_decision where run = ?",
                row -> row.getString(1),
                run));
  }

  @Override
  public void committed(String run, String group, String receipts, Instant at) {
    database.write(
        connection ->
            Sql.update(
                connection,
                "insert into publish_commit (run, target_group, receipts, at) values (?, ?, ?, ?)"
                    + " on conflict do nothing",
                run,
                group,
                receipts,
                micros(at)));
  }

  @Override
  public List<CommittedGroup> commits(String run) {
    return database.read(
        connection ->
            Sql.list(
                connection,
                "select target_group, receipts, at from publish_commit where run = ?"
                    + " order by number",
                row ->
                    new CommittedGroup(
                        row.getString(1), row.getString(2), Sql.instant(row.getLong(3))),
                run));
  }

  @Override
  public void forget(String run) {
    database.write(connection -> Sql.update(connection, "delete from run where id = ?", run));
  }

  /** The parameters of every run of that condition, by run. */
  static Map<String, Map<String, String>> parameters(
      Connection connection, String condition, @Nullable Object... arguments) throws SQLException {
    record Value(String run, String name, String value) {}
    return Sql.list(
            connection,
            "select run, name, value from run_parameter where run in (select id from run "
                + condition
                + ")",
            row -> new Value(row.getString(1), row.getString(2), row.getString(3)),
            arguments)
        .stream()
        .collect(Collectors.groupingBy(Value::run, Collectors.toMap(Value::name, Value::value)));
  }
}
