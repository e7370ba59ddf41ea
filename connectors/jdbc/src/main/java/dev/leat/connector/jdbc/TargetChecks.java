package dev.leat.connector.jdbc;

import dev.leat.api.connector.Publication;
import dev.leat.api.pipeline.Check;
import dev.leat.api.problem.LeatException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The checks {@code over: target}: they see the target's rows inside the publishing transaction.
 */
final class TargetChecks {
  private final Session session;
  private final TableName table;
  private final List<TargetColumn> columns;
  private final Instant now;

  private TargetChecks(Session session, TableName table, List<TargetColumn> columns, Instant now) {
    this.session = session;
    this.table = table;
    this.columns = columns;
    this.now = now;
  }

  /** Why a publication's checks cannot run inside a target. */
  static List<String> unsupported(Publication publication) {
    return publication.targetChecks().stream()
        .map(Check::rule)
        .filter(rule -> rule instanceof Check.Rule.Relationship || rule instanceof Check.Rule.Sql)
        .map(
            rule ->
                "The check "
                    + describe(rule)
                    + " of the table "
                    + publication.table()
                    + " cannot run over the target, which knows none of the pipeline's tables."
                    + " Remove over: target.")
        .toList();
  }

  /** Throws for what a failed check forbids; returns the other failures. */
  static List<String> run(
      Session session, Dialect dialect, TableName table, Publication publication, Instant now) {
    TargetChecks checks = new TargetChecks(session, table, dialect.columns(session, table), now);
    List<String> failures = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (Check check : publication.targetChecks()) {
      checks
          .violation(check.rule())
          .ifPresent(
              violation ->
                  (check.onFail() == Check.OnFail.FAIL ? failures : warnings)
                      .add(describe(check.rule()) + ": " + violation));
    }
    if (!failures.isEmpty()) {
      throw LeatException.user(
          "check-failed",
          "The target "
              + table
              + " of "
              + session.place()
              + " would break what the table "
              + publication.table()
              + " promises over its target: "
              + String.join("; ", failures)
              + ". Nothing was changed.");
    }
    return warnings;
  }

  private Optional<String> violation(Check.Rule rule) {
    return switch (rule) {
      case Check.Rule.Unique unique -> duplicates(unique.columns());
      case Check.Rule.NotNull notNull -> nulls(notNull.columns());
      case Check.Rule.RowCount rowCount -> rowCount(rowCount);
      case Check.Rule.AcceptedValues accepted -> others(accepted);
      case Check.Rule.Freshness freshness -> age(freshness);
      case Check.Rule.Relationship _, Check.Rule.Sql _ ->
          throw new IllegalStateException("refused by prepare: " + rule);
    };
  }

  private Optional<String> duplicates(List<String> names) {
    long count =
        count(
            "SELECT count(*) FROM (SELECT 1 FROM "
                + table.sql()
                + " GROUP BY "
                + names.stream().map(this::quoted).collect(Collectors.joining(", "))
                + " HAVING count(*) > 1) d");
    return found(count, "combinations occur more than once");
  }

  private Optional<String> nulls(List<String> names) {
    String anyNull =
        names.stream()
            .map(column -> quoted(column) + " IS NULL")
            .collect(Collectors.joining(" OR "));
    return found(
        count("SELECT count(*) FROM " + table.sql() + " WHERE " + anyNull), "rows have a null");
  }

  private Optional<String> rowCount(Check.Rule.RowCount rule) {
    long rows = count("SELECT count(*) FROM " + table.sql());
    boolean tooFew = rule.min() != null && rows < rule.min();
    boolean tooMany = rule.max() != null && rows > rule.max();
    return tooFew || tooMany ? Optional.of("there are " + rows + " rows") : Optional.empty();
  }

  private Optional<String> others(Check.Rule.AcceptedValues rule) {
    String column = quoted(rule.column());
    String list = rule.values().stream().map(_ -> "?").collect(Collectors.joining(", "));
    List<String> others =
        session.query(
            "SELECT DISTINCT CAST(%s AS VARCHAR) FROM %s WHERE CAST(%s AS VARCHAR) NOT IN (%s) LIMIT 3"
                .formatted(column, table.sql(), column, list),
            row -> row.getString(1),
            rule.values().toArray());
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of("there are others, such as " + String.join(", ", others));
  }

  private Optional<String> age(Check.Rule.Freshness rule) {
    String newest =
        session
            .query(
                "SELECT CAST(max(%s) AS VARCHAR) FROM %s"
                    .formatted(quoted(rule.column()), table.sql()),
                row -> Optional.ofNullable(row.getString(1)))
            .getFirst()
            .orElse("");
    if (newest.isEmpty()) {
      return Optional.of("there is no value");
    }
    Duration age = Duration.between(instant(newest), now);
    return age.compareTo(rule.maxAge()) > 0
        ? Optional.of("the newest is " + newest + ", " + age + " old")
        : Optional.empty();
  }

  private String quoted(String column) {
    return TableName.quote(TargetColumn.spelling(column, columns));
  }

  private long count(String sql) {
    return session.query(sql, row -> row.getLong(1)).getFirst();
  }

  private static Instant instant(String text) {
    String local = text.replaceFirst("\\+00(:00)?$", "");
    return local.length() == 10
        ? LocalDate.parse(local).atStartOfDay().toInstant(ZoneOffset.UTC)
        : LocalDateTime.parse(local.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
  }

  private static Optional<String> found(long count, String what) {
    return count == 0 ? Optional.empty() : Optional.of(count + " " + what);
  }

  private static String describe(Check.Rule rule) {
    return switch (rule) {
      case Check.Rule.Unique(var columns) -> "unique (" + String.join(", ", columns) + ")";
      case Check.Rule.NotNull(var columns) -> "not_null (" + String.join(", ", columns) + ")";
      case Check.Rule.RowCount(var min, var max) ->
          "row_count (" + (min == null ? "" : min) + " … " + (max == null ? "" : max) + ")";
      case Check.Rule.AcceptedValues(var column, var values) ->
          "accepted_values (" + column + ": " + String.join(", ", values) + ")";
      case Check.Rule.Relationship(var column, var table, var tableColumn) ->
          "relationship (" + column + " → " + table + "." + tableColumn + ")";
      case Check.Rule.Freshness(var column, var maxAge) ->
          "freshness (" + column + " within " + maxAge + ")";
      case Check.Rule.Sql(var name, var _) -> "sql (" + name + ")";
    };
  }
}
