package dev.leat.core.run;

import dev.leat.api.engine.EngineSession;
import dev.leat.api.pipeline.Check;
import dev.leat.core.check.CheckedTable;
import dev.leat.core.journal.CheckDetails.CheckOutcome;
import dev.leat.core.journal.CheckDetails.Result;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks a session whether a table's checks hold: each rule is a query for what breaks it. */
public final class TableChecks {
  private static final int SAMPLE = 3;

  private final EngineSession session;
  private final Instant runTime;

  public TableChecks(EngineSession session, Instant runTime) {
    this.session = session;
    this.runTime = runTime;
  }

  /** The outcome of every check over the result, in their order. */
  public List<CheckOutcome> evaluate(CheckedTable table, long rows) {
    return table.checks().stream()
        .filter(check -> check.over() == Check.Over.RESULT)
        .map(check -> outcome(check, table.name(), rows))
        .toList();
  }

  private CheckOutcome outcome(Check check, String table, long rows) {
    Optional<Broken> broken =
        check.rule() instanceof Check.Rule.RowCount bounds
            ? rowCount(bounds, rows)
            : violations(check.rule(), table);
    return broken
        .map(
            found ->
                new CheckOutcome(
                    name(check.rule()),
                    switch (check.onFail()) {
                      case FAIL -> Result.FAILED;
                      case WARN -> Result.WARNED;
                    },
                    found.count,
                    table + ": " + found.message))
        .orElseGet(() -> new CheckOutcome(name(check.rule()), Result.PASSED, 0, ""));
  }

  private record Broken(long count, String message) {}

  private static Optional<Broken> rowCount(Check.Rule.RowCount bounds, long rows) {
    boolean tooFew = bounds.min() != null && rows < bounds.min();
    boolean tooMany = bounds.max() != null && rows > bounds.max();
    if (!tooFew && !tooMany) {
      return Optional.empty();
    }
    return Optional.of(
        new Broken(
            1,
            "row_count is "
                + rows
                + ", expected "
                + (tooFew ? "at least " + bounds.min() : "at most " + bounds.max())
                + "."));
  }

  private Optional<Broken> violations(Check.Rule rule, String table) {
    String query = query(rule, Sql.name(table));
    long count =
        Rows.count(
            Rows.all(session, "select count(*) from (" + query + ") as broken")
                .getFirst()
                .getFirst());
    if (count == 0) {
      return Optional.empty();
    }
    return Optional.of(new Broken(count, problem(rule, count) + " " + sample(query) + "."));
  }

  /** A query for what breaks the rule. */
  private String query(Check.Rule rule, String table) {
    return switch (rule) {
      case Check.Rule.Unique(List<String> columns) ->
          "select "
              + Sql.names(columns)
              + ", count(*) as \"rows\" from "
              + table
              + " group by "
              + Sql.names(columns)
              + " having count(*) > 1";
      case Check.Rule.NotNull(List<String> columns) ->
          "select * from "
              + table
              + " where "
              + columns.stream()
                  .map(column -> Sql.name(column) + " is null")
                  .collect(Collectors.joining(" or "));
      case Check.Rule.AcceptedValues(String column, List<String> values) ->
          "select "
              + Sql.name(column)
              + ", count(*) as \"rows\" from "
              + table
              + " where "
              + Sql.name(column)
              + " is not null and cast("
              + Sql.name(column)
              + " as varchar) not in ("
              + values.stream().map(Sql::text).collect(Collectors.joining(", "))
              + ") group by "
              + Sql.name(column);
      case Check.Rule.Relationship(String column, String other, String otherColumn) ->
          "select a."
              + Sql.name(column)
              + ", count(*) as \"rows\" from "
              + table
              + " as a where a."
              + Sql.name(column)
              + " is not null and not exists (select 1 from "
              + Sql.name(other)
              + " as b where b."
              + Sql.name(otherColumn)
              + " = a."
              + Sql.name(column)
              + ") group by a."
              + Sql.name(column);
      case Check.Rule.Freshness freshness -> stale(freshness, table);
      case Check.Rule.Sql sql -> sql.query();
      case Check.Rule.RowCount _ -> throw new IllegalArgumentException("counted, not queried");
    };
  }

  private String stale(Check.Rule.Freshness freshness, String table) {
    String newest = "max(" + Sql.name(freshness.column()) + ")";
    LocalDateTime oldest =
        LocalDateTime.ofInstant(runTime.minus(freshness.maxAge()), ZoneOffset.UTC);
    return "select "
        + newest
        + " as newest from "
        + table
        + " having coalesce(cast("
        + newest
        + " as timestamp) < timestamp '"
        + oldest.toString().replace('T', ' ')
        + "', true)";
  }

  private static String problem(Check.Rule rule, long count) {
    return switch (rule) {
      case Check.Rule.Unique(List<String> columns) ->
          plural(count, "value") + " of " + String.join(", ", columns) + " occur more than once:";
      case Check.Rule.NotNull(List<String> columns) ->
          plural(count, "row") + " with a null in " + String.join(", ", columns) + ":";
      case Check.Rule.AcceptedValues(String column, _) ->
          plural(count, "value") + " of " + column + " not accepted:";
      case Check.Rule.Relationship(String column, String other, String otherColumn) ->
          plural(count, "value") + " of " + column + " not in " + other + "." + otherColumn + ":";
      case Check.Rule.Freshness freshness ->
          freshness.column() + " is older than " + freshness.maxAge() + " when the run began:";
      case Check.Rule.Sql(String name, _) -> name + " is broken by " + plural(count, "row") + ":";
      case Check.Rule.RowCount _ -> "row_count";
    };
  }

  private static String plural(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  private String sample(String query) {
    List<String> rows = new ArrayList<>();
    List<List<@Nullable Object>> found =
        Rows.all(session, "select * from (" + query + ") as broken limit " + SAMPLE);
    for (List<@Nullable Object> row : found) {
      rows.add(row.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")")));
    }
    return String.join(", ", rows);
  }

  /** The check as a person would name it. */
  static String name(Check.Rule rule) {
    return switch (rule) {
      case Check.Rule.Unique(List<String> columns) -> "unique: " + String.join(", ", columns);
      case Check.Rule.NotNull(List<String> columns) -> "not_null: " + String.join(", ", columns);
      case Check.Rule.RowCount _ -> "row_count";
      case Check.Rule.AcceptedValues accepted -> "accepted_values: " + accepted.column();
      case Check.Rule.Relationship relationship -> "relationship: " + relationship.column();
      case Check.Rule.Freshness freshness -> "freshness: " + freshness.column();
      case Check.Rule.Sql sql -> "sql: " + sql.name();
    };
  }
}
