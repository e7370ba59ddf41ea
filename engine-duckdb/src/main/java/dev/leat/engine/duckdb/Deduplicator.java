package dev.leat.engine.duckdb;

import dev.leat.api.pipeline.Deduplication;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Removes all rows but one per key from a table of rows with positions. */
final class Deduplicator {
  private static final String POSITION = DuckDbNames.quoted(RawRows.POSITION);

  private final Database database;
  private final String attempt;
  private final String table;

  Deduplicator(Database database, String attempt, String table) {
    this.database = database;
    this.attempt = attempt;
    this.table = DuckDbNames.quoted(table);
  }

  /**
   * Keeps one row per key and drops the position column. Only keys that occur more than once are
   * joined back, so the cost beyond one aggregation grows with the duplicates, not with the rows.
   *
   * @return how many rows were duplicates, counted by the aggregation
   */
  long run(Deduplication deduplication) {
    String repeated = table.substring(0, table.length() - 1) + ":repeated\"";
    database.execute(
        attempt,
        "create table "
            + repeated
            + " as select "
            + keys(deduplication)
            + ", "
            + kept(deduplication)
            + " as \"leat:kept\", count(*) as \"leat:rows\" from "
            + table
            + " where "
            + deduplication.by().stream()
                .map(column -> DuckDbNames.quoted(column) + " is not null")
                .collect(Collectors.joining(" and "))
            + " group by "
            + keys(deduplication)
            + " having count(*) > 1");
    try {
      long duplicates =
          database.number(attempt, "select coalesce(sum(\"leat:rows\" - 1), 0) from " + repeated);
      if (duplicates > 0) {
        database.execute(
            attempt,
            "delete from "
                + table
                + " as t using "
                + repeated
                + " as r where "
                + deduplication.by().stream()
                    .map(DuckDbNames::quoted)
                    .map(name -> "t." + name + " = r." + name)
                    .collect(Collectors.joining(" and "))
                + " and t."
                + POSITION
                + " <> r.\"leat:kept\"");
      }
      database.execute(attempt, "alter table " + table + " drop column " + POSITION);
      return duplicates;
    } finally {
      database.execute(attempt, "drop table " + repeated);
    }
  }

  private static String keys(Deduplication deduplication) {
    return deduplication.by().stream().map(DuckDbNames::quoted).collect(Collectors.joining(", "));
  }

  /** The position of the row that stays: by the ordering columns, nulls last, then by position. */
  private static String kept(Deduplication deduplication) {
    String direction =
        switch (deduplication.keep()) {
          case FIRST -> "asc";
          case LAST -> "desc";
        };
    List<String> order = deduplication.orderBy();
    if (order.isEmpty()) {
      return direction.equals("asc") ? "min(" + POSITION + ")" : "max(" + POSITION + ")";
    }
    return "first("
        + POSITION
        + " order by "
        + Stream.concat(order.stream().map(DuckDbNames::quoted), Stream.of(POSITION))
            .map(column -> column + " " + direction + " nulls last")
            .collect(Collectors.joining(", "))
        + ")";
  }
}
