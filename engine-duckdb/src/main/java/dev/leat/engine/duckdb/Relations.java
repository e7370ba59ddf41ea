package dev.leat.engine.duckdb;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The session's relations by name; a relation made again replaces the one before. */
final class Relations {
  private final Database database;
  private final Map<String, Kind> kinds = new ConcurrentHashMap<>();

  Relations(Database database) {
    this.database = database;
  }

  /** Computes the query now and holds its rows; returns how many. */
  long table(String attempt, String relation, String sql) {
    drop(attempt, relation);
    long rows =
        database.execute(attempt, "create table " + DuckDbNames.quoted(relation) + " as " + sql);
    kinds.put(key(relation), Kind.TABLE);
    return rows;
  }

  /** Computes the query whenever it is asked for. */
  void view(String attempt, String relation, String sql) {
    drop(attempt, relation);
    database.execute(attempt, "create view " + DuckDbNames.quoted(relation) + " as " + sql);
    kinds.put(key(relation), Kind.VIEW);
  }

  /** Gives a table that was filled under another name its own. */
  void adopt(String attempt, String relation, String filled) {
    drop(attempt, relation);
    database.execute(
        attempt,
        "alter table " + DuckDbNames.quoted(filled) + " rename to " + DuckDbNames.quoted(relation));
    kinds.put(key(relation), Kind.TABLE);
  }

  void drop(String attempt, String relation) {
    Kind kind = kinds.remove(key(relation));
    if (kind != null) {
      database.execute(
          attempt,
          "drop " + kind.name().toLowerCase(Locale.ROOT) + " " + DuckDbNames.quoted(relation));
    }
  }

  private static String key(String relation) {
    return relation.toLowerCase(Locale.ROOT);
  }

  private enum Kind {
    TABLE,
    VIEW
  }
}
