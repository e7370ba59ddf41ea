package dev.leat.store;

import static dev.leat.store.Sql.micros;

import dev.leat.api.store.Ledger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

final class SqliteLedger implements Ledger {
  private final Database database;

  SqliteLedger(Database database) {
    this.database = database;
  }

  @Override
  public void publish(
      String history, String run, List<FileEntry> files, List<IntervalEntry> intervals) {
    database.write(
        connection -> {
          for (FileEntry file : files) {
            Sql.update(
                connection,
                "insert into ledger_file (history, source, name, size, fingerprint, run, at)"
                    + " values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                history,
                file.source(),
                file.name(),
                file.size(),
                file.fingerprint(),
                run,
                micros(file.at()));
          }
          for (IntervalEntry interval : intervals) {
            Sql.update(
                connection,
                "insert into ledger_interval (history, interval_start, interval_end, run, at)"
                    + " values (?, ?, ?, ?, ?) on conflict do update set run = excluded.run,"
                    + " at = excluded.at",
                history,
                interval.start().toString(),
                interval.end().toString(),
                run,
                micros(interval.at()));
          }
          return files.size();
        });
  }

  @Override
  public List<FileEntry> files(String history, String source) {
    return database.read(
        connection ->
            Sql.list(
                connection,
                "select * from ledger_file where number in (select max(number) from ledger_file"
                    + " where history = ? and source = ? group by name) order by name",
                SqliteLedger::file,
                history,
                source));
  }

  private static FileEntry file(ResultSet row) throws SQLException {
    return new FileEntry(
        row.getString("source"),
        row.getString("name"),
        row.getLong("size"),
        row.getString("fingerprint"),
        row.getString("run"),
        Sql.instant(row.getLong("at")));
  }

  @Override
  public List<IntervalEntry> intervals(String history) {
    return database.read(
        connection ->
            Sql.list(
                connection,
                "select * from ledger_interval where history = ? order by interval_start,"
                    + " interval_end",
                SqliteLedger::interval,
                history));
  }

  private static IntervalEntry interval(ResultSet row) throws SQLException {
    return new IntervalEntry(
        LocalDateTime.parse(row.getString("interval_start")),
        LocalDateTime.parse(row.getString("interval_end")),
        row.getString("run"),
        Sql.instant(row.getLong("at")));
  }

  @Override
  public Optional<LocalDateTime> highWaterMark(String history) {
    return intervals(history).stream().map(IntervalEntry::end).max(LocalDateTime::compareTo);
  }
}
