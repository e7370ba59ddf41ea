package dev.leat.store;

import static dev.leat.store.Sql.micros;

import dev.leat.api.pipeline.Notification;
import dev.leat.api.store.Notices;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class SqliteNotices implements Notices {
  private final Database database;

  SqliteNotices(Database database) {
    this.database = database;
  }

  @Override
  public void add(Entry entry) {
    database.write(
        connection ->
            Sql.update(
                connection,
                "insert into notice (id, pipeline, environment, channel, event, topic, subject,"
                    + " message, at, status, attempts, changed, error) values (?, ?, ?, ?, ?, ?, ?,"
                    + " ?, ?, ?, ?, ?, ?) on conflict do nothing",
                entry.id(),
                entry.pipeline(),
                entry.environment(),
                entry.channel(),
                entry.event(),
                entry.topic(),
                entry.subject(),
                entry.message(),
                micros(entry.at()),
                entry.status(),
                entry.attempts(),
                micros(entry.changed()),
                entry.error()));
  }

  @Override
  public void attempted(String id, Status status, Instant at, @Nullable String error) {
    database.write(
        connection ->
            Sql.update(
                connection,
                "update notice set status = ?, attempts = attempts + 1, changed = ?, error = ?"
                    + " where id = ?",
                status,
                micros(at),
                error,
                id));
  }

  @Override
  public List<Entry> told(String pipeline, String environment, String channel, Instant since) {
    return entries(
        "where pipeline = ? and environment = ? and channel = ? and at >= ? order by number desc",
        pipeline,
        environment,
        channel,
        micros(since));
  }

  @Override
  public List<Entry> unsent(String pipeline, String environment, Instant since) {
    return entries(
        "where pipeline = ? and environment = ? and status in (?, ?) and at >= ? order by number",
        pipeline,
        environment,
        Status.PENDING,
        Status.FAILED,
        micros(since));
  }

  @Override
  public List<Entry> list(@Nullable String pipeline, int limit) {
    return entries(
        "where ?1 is null or pipeline = ?1 order by number desc limit ?2", pipeline, limit);
  }

  private List<Entry> entries(String condition, @Nullable Object... arguments) {
    return database.read(
        connection ->
            Sql.list(
                connection, "select * from notice " + condition, SqliteNotices::entry, arguments));
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getString("id"),
        row.getString("pipeline"),
        row.getString("environment"),
        row.getString("channel"),
        Notification.Event.valueOf(row.getString("event")),
        row.getString("topic"),
        row.getString("subject"),
        row.getString("message"),
        Sql.instant(row.getLong("at")),
        Status.valueOf(row.getString("status")),
        row.getInt("attempts"),
        Sql.instant(row.getLong("changed")),
        row.getString("error"));
  }
}
