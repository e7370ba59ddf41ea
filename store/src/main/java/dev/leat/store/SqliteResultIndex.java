package dev.leat.store;

import static dev.leat.store.Sql.micros;

import dev.leat.api.store.ResultIndex;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

final class SqliteResultIndex implements ResultIndex {
  private final Database database;

  SqliteResultIndex(Database database) {
    this.database = database;
  }

  @Override
  public Optional<ResultEntry> use(String key, Instant at) {
    return database.write(
        connection -> {
          Sql.update(connection, "update result set last_used = ? where key = ?", micros(at), key);
          return Sql.single(
              connection, "select * from result where key = ?", SqliteResultIndex::entry, key);
        });
  }

  @Override
  public Optional<ResultEntry> find(String key) {
    return database.read(
        connection ->
            Sql.single(
                connection, "select * from result where key = ?", SqliteResultIndex::entry, key));
  }

  @Override
  public void put(ResultEntry entry) {
    database.write(
        connection ->
            Sql.update(
                connection,
                "insert or replace into result (key, pipeline, relation, folder, result, row_count,"
                    + " bytes, last_used) values (?, ?, ?, ?, ?, ?, ?, ?)",
                entry.key(),
                entry.pipeline(),
                entry.table(),
                entry.folder(),
                entry.result(),
                entry.rows(),
                entry.bytes(),
                micros(entry.lastUsed())));
  }

  @Override
  public void remove(String key) {
    database.write(connection -> Sql.update(connection, "delete from result where key = ?", key));
  }

  @Override
  public List<ResultEntry> all() {
    return database.read(
        connection ->
            Sql.list(
                connection,
                "select * from result order by last_used, key",
                SqliteResultIndex::entry));
  }

  private static ResultEntry entry(ResultSet row) throws SQLException {
    return new ResultEntry(
        row.getString("key"),
        row.getString("pipeline"),
        row.getString("relation"),
        row.getString("folder"),
        row.getString("result"),
        row.getLong("row_count"),
        row.getLong("bytes"),
        Sql.instant(row.getLong("last_used")));
  }
}
