package dev.leat.core.check;

import dev.leat.api.pipeline.Arguments;
import dev.leat.api.pipeline.Check;
import dev.leat.api.pipeline.Check.Rule;
import dev.leat.api.pipeline.ParameterType;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.Suggestions;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks one rule on a table's content. */
final class RuleChecks {
  private final Scope scope;
  private final Findings findings;
  private final CheckedTable table;
  private final Columns columns;
  private final String number;

  /**
   * @param number of the check, from 0
   */
  RuleChecks(Scope scope, Findings findings, CheckedTable table, String number) {
    this.scope = scope;
    this.findings = findings;
    this.table = table;
    this.columns = new Columns(table.name(), table.schema(), findings);
    this.number = number;
  }

  /** The check, its SQL in canonical text where it has any. */
  Check check(Check check) {
    if (check.over() == Check.Over.TARGET
        && table.table().targets().stream().noneMatch(Target.TableTarget.class::isInstance)) {
      findings.error(
          "check-without-target",
          path("over"),
          "over: target needs a target that is a table, and " + table.name() + " has none.",
          "Leave it out, or add to: with table:");
    }
    return new Check(rule(check.rule()), check.onFail(), check.over());
  }

  private Rule rule(Rule rule) {
    switch (rule) {
      case Rule.Unique unique -> columns.require(unique.columns(), path("unique"));
      case Rule.NotNull notNull -> columns.require(notNull.columns(), path("not_null"));
      case Rule.RowCount count -> checkBounds(count);
      case Rule.AcceptedValues accepted -> checkValues(accepted);
      case Rule.Relationship relationship -> checkRelationship(relationship);
      case Rule.Freshness freshness -> checkFreshness(freshness);
      case Rule.Sql sql -> {
        return spelled(sql);
      }
    }
    return rule;
  }

  private List<String> path(String... words) {
    List<String> path = new ArrayList<>(List.of("tables", table.name(), "checks", number));
    path.addAll(List.of(words));
    return path;
  }

  private void checkBounds(Rule.RowCount count) {
    Long min = count.min();
    Long max = count.max();
    if (min == null && max == null) {
      findings.error(
          "missing-key", path("row_count"), "row_count has no bounds.", "Add min:, max: or both.");
    } else if (min != null && max != null && min > max) {
      findings.error(
          "empty-bounds",
          path("row_count"),
          "No number is at least " + min + " and at most " + max + ".",
          "Exchange them.");
    }
  }

  private void checkValues(Rule.AcceptedValues accepted) {
    Optional<Field> field = columns.find(accepted.column(), path("accepted_values", "column"));
    if (field.isEmpty()) {
      return;
    }
    Optional<ParameterType> kind = kind(field.get().type());
    for (int i = 0; i < accepted.values().size(); i++) {
      String value = accepted.values().get(i);
      if (kind.isPresent() && Arguments.parse(kind.get(), value).isEmpty()) {
        findings.error(
            "wrong-type",
            path("accepted_values", "values", Integer.toString(i)),
            "\""
                + value
                + "\" is not "
                + Arguments.expected(kind.get())
                + "; "
                + accepted.column()
                + " is "
                + field.get().type()
                + ".",
            null);
      }
    }
  }

  private static Optional<ParameterType> kind(DataType type) {
    return switch (type) {
      case DataType.Decimal _ -> Optional.of(ParameterType.DECIMAL);
      case DataType.ListOf _, DataType.Struct _ -> Optional.empty();
      case DataType.Simple simple ->
          switch (simple) {
            case BOOLEAN -> Optional.of(ParameterType.BOOLEAN);
            case INTEGER, BIGINT, HUGEINT -> Optional.of(ParameterType.INTEGER);
            case DOUBLE -> Optional.of(ParameterType.DECIMAL);
            case DATE -> Optional.of(ParameterType.DATE);
            case TIMESTAMP, TIMESTAMPTZ -> Optional.of(ParameterType.TIMESTAMP);
            case VARCHAR, TIME, INTERVAL, UUID, JSON, BLOB -> Optional.empty();
          };
    };
  }

  private void checkRelationship(Rule.Relationship relationship) {
    Optional<Field> mine = columns.find(relationship.column(), path("relationship", "column"));
    if (scope.isBroken(relationship.table())) {
      return;
    }
    Optional<Schema> other = scope.schema(relationship.table());
    if (other.isEmpty()) {
      findings.error(
          "unknown-table",
          path("relationship", "to"),
          "Cannot find table " + relationship.table() + ".",
          Suggestions.remedy(relationship.table(), scope.relations()));
      return;
    }
    Optional<Field> theirs =
        new Columns(relationship.table(), other.get(), findings)
            .find(relationship.tableColumn(), path("relationship", "to"));
    if (mine.isPresent() && theirs.isPresent() && !comparable(mine.get(), theirs.get())) {
      findings.error(
          "type-mismatch",
          path("relationship"),
          mine.get().name()
              + " is "
              + mine.get().type()
              + ", "
              + relationship.table()
              + "."
              + theirs.get().name()
              + " is "
              + theirs.get().type()
              + ".",
          "Compare columns of one type.");
    }
  }

  private static boolean comparable(Field one, Field other) {
    return one.type().equals(other.type())
        || (Columns.isNumber(one.type()) && Columns.isNumber(other.type()))
        || (Columns.isMoment(one.type()) && Columns.isMoment(other.type()));
  }

  private void checkFreshness(Rule.Freshness freshness) {
    columns
        .find(freshness.column(), path("freshness", "column"))
        .filter(field -> !Columns.isMoment(field.type()))
        .ifPresent(
            field ->
                findings.error(
                    "wrong-type",
                    path("freshness", "column"),
                    field.name() + " is " + field.type() + "; freshness needs a date or timestamp.",
                    null));
  }

  private Rule spelled(Rule.Sql sql) {
    RenderedSql rendered = scope.render(sql.query(), path("sql"));
    if (scope.usesBroken(rendered.text())) {
      return sql;
    }
    return scope
        .query(rendered, path("sql"))
        .<Rule>map(valid -> new Rule.Sql(sql.name(), valid.canonical()))
        .orElse(sql);
  }
}
