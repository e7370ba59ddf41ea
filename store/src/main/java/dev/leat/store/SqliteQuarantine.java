package dev.leat.store;

import static dev.leat.store.Sql.micros;

import dev.leat.api.engine.RejectedRow;
import dev.leat.api.engine.RowPatch;
import dev.leat.api.store.Quarantine;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

final class SqliteQuarantine implements Quarantine {
  private static final String ROWS =
      "select r.*, f.pipeline, f.source, f.fingerprint, f.name, p.mended"
          + " from quarantine_row r join quarantine_file f on f.id = r.file"
          + " left join quarantine_patch p on p.file = r.file and p.record = r.record ";

  private static final String CONDITION =
      "where (?1 is null or f.pipeline = ?1) and (?2 is null or f.source = ?2)"
          + " and (?3 is null or r.state = ?3)"
          + " and (?4 is null or r.first_run = ?4 or r.last_run = ?4)"
          + " and (?5 is null or instr(char(31) || r.reasons || char(31),"
          + " char(31) || ?5 || char(31)) > 0) ";

  private final Database database;

  SqliteQuarantine(Database database) {
    this.database = database;
  }

  @Override
  public void add(String pipeline, String source, String run, Instant at, List<RejectedRow> rows) {
    Map<String, List<RejectedRow>> byFile =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    RejectedRow::fingerprint, LinkedHashMap::new, Collectors.toList()));
    database.write(
        connection -> {
          try (RowInsert insert = new RowInsert(connection, run, at)) {
            for (List<RejectedRow> ofFile : byFile.values()) {
              insert.add(file(connection, pipeline, source, ofFile.getFirst()), ofFile);
            }
          }
          return rows.size();
        });
  }

  private static long file(Connection connection, String pipeline, String source, RejectedRow row)
      throws SQLException {
    return Sql.single(
            connection,
            "insert into quarantine_file (pipeline, source, fingerprint, name) values (?, ?, ?, ?)"
                + " on conflict do update set name = excluded.name returning id",
            result -> result.getLong(1),
            pipeline,
            source,
            row.fingerprint(),
            row.file())
        .orElseThrow();
  }

  @Override
  public void seen(String pipeline, String source, Collection<String> fingerprints, String run) {
    change(
        "update quarantine_row set last_run = ? where state = 'OPEN' and file in ",
        List.of(run),
        pipeline,
        source,
        fingerprints);
  }

  @Override
  public void settle(String pipeline, String source, Collection<String> fingerprints, String run) {
    change(
        "update quarantine_row set state = 'REPLAYED', last_run = ?1"
            + " where state <> 'DISCARDED' and state <> 'REPLAYED' and last_run <> ?1"
            + " and file in ",
        List.of(run),
        pipeline,
        source,
        fingerprints);
  }

  private void change(
      String update,
      List<String> first,
      String pipeline,
      String source,
      Collection<String> fingerprints) {
    List<@Nullable Object> arguments = new ArrayList<>(first);
    arguments.add(pipeline);
    arguments.add(source);
    arguments.addAll(fingerprints);
    database.write(
        connection -> Sql.update(connection, update + filesOf(fingerprints), arguments.toArray()));
  }

  private static String filesOf(Collection<String> fingerprints) {
    return "(select id from quarantine_file where pipeline = ? and source = ? and fingerprint in ("
        + Sql.placeholders(fingerprints.size())
        + "))";
  }

  @Override
  public List<QuarantinedRow> list(Filter filter) {
    return database.read(
        connection ->
            Sql.list(
                connection,
                ROWS + CONDITION + "order by f.pipeline, f.source, f.name, f.id, r.record limit ?6",
                SqliteQuarantine::row,
                filter.pipeline(),
                filter.source(),
                filter.state(),
                filter.run(),
                filter.reason(),
                filter.limit()));
  }

  @Override
  public long count(Filter filter) {
    return database.read(
        connection ->
            Sql.single(
                    connection,
                    "select count(*) from quarantine_row r join quarantine_file f on f.id = r.file "
                        + CONDITION,
                    row -> row.getLong(1),
                    filter.pipeline(),
                    filter.source(),
                    filter.state(),
                    filter.run(),
                    filter.reason())
                .orElse(0L));
  }

  @Override
  public Optional<QuarantinedRow> find(long id) {
    return database.read(
        connection -> Sql.single(connection, ROWS + "where r.id = ?", SqliteQuarantine::row, id));
  }

  private static QuarantinedRow row(ResultSet row) throws SQLException {
    return new QuarantinedRow(
        row.getLong("id"),
        row.getString("pipeline"),
        row.getString("source"),
        new RejectedRow(
            row.getString("name"),
            row.getString("fingerprint"),
            row.getLong("record"),
            row.getLong("line"),
            row.getString("text"),
            Reasons.split(row.getString("reasons"))),
        row.getString("first_run"),
        row.getString("last_run"),
        Sql.instant(row.getLong("at")),
        State.valueOf(row.getString("state")),
        row.getString("mended"));
  }

  @Override
  public void decide(Decision decision, Instant at) {
    switch (decision) {
      case Decision.Mend(long id, String text) -> patch(id, State.MENDED, text, at);
      case Decision.Waive(long id) -> patch(id, State.WAIVED, null, at);
      case Decision.Discard(long id) -> patch(id, State.DISCARDED, null, at);
    }
  }

  private void patch(long id, State state, @Nullable String mended, Instant at) {
    database.write(
        connection -> {
          Sql.update(
              connection,
              "insert or replace into quarantine_patch (file, record, decision, mended, at)"
                  + " select file, record, ?, ?, ? from quarantine_row where id = ?",
              state,
              mended,
              micros(at),
              id);
          return Sql.update(
              connection, "update quarantine_row set state = ? where id = ?", state, id);
        });
  }

  @Override
  public void replayed(Collection<Long> ids, String run) {
    database.write(
        connection -> {
          for (Long id : ids) {
            Sql.update(
                connection,
                "update quarantine_row set state = 'REPLAYED', last_run = ? where id = ?",
                run,
                id);
          }
          return ids.size();
        });
  }

  @Override
  public List<RowPatch> patches(String pipeline, String source, Collection<String> fingerprints) {
    List<@Nullable Object> arguments = new ArrayList<>(List.of(pipeline, source));
    arguments.addAll(fingerprints);
    return database.read(
        connection ->
            Sql.list(
                connection,
                "select f.fingerprint, p.record, p.mended, p.decision from quarantine_patch p"
                    + " join quarantine_file f on f.id = p.file where p.file in "
                    + filesOf(fingerprints)
                    + " order by f.fingerprint, p.record",
                SqliteQuarantine::patch,
                arguments.toArray()));
  }

  private static RowPatch patch(ResultSet row) throws SQLException {
    State decision = State.valueOf(row.getString("decision"));
    return new RowPatch(
        row.getString("fingerprint"),
        row.getLong("record"),
        row.getString("mended"),
        decision == State.WAIVED,
        decision == State.DISCARDED);
  }
}
