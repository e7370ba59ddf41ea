package dev.leat.core.run;

import dev.leat.api.engine.EngineSession;
import dev.leat.api.pipeline.Check;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.pipeline.Target;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.core.check.CheckedTable;
import dev.leat.core.journal.CheckDetails;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What can be told of any table: rows, nulls, duplicates, its newest value. */
final class TableProfile {
  private final EngineSession session;

  TableProfile(EngineSession session) {
    this.session = session;
  }

  /** The profile, with no checks yet. */
  CheckDetails of(CheckedTable table) {
    List<Field> fields = table.schema().fields();
    List<String> temporal =
        fields.stream().filter(TableProfile::isTemporal).map(Field::name).toList();
    List<String> selected = new ArrayList<>(List.of("count(*)"));
    fields.forEach(field -> selected.add("count(" + Sql.name(field.name()) + ")"));
    temporal.forEach(column -> selected.add("max(" + Sql.name(column) + ")"));
    List<@Nullable Object> row =
        Rows.all(
                session,
                "select " + String.join(", ", selected) + " from " + Sql.name(table.name()))
            .getFirst();
    long rows = Rows.count(row.getFirst());
    Map<String, Long> nulls = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      nulls.put(fields.get(i).name(), rows - Rows.count(row.get(1 + i)));
    }
    return new CheckDetails(
        rows,
        nulls,
        duplicates(table, rows),
        newest(row.subList(1 + fields.size(), row.size())),
        List.of());
  }

  private static boolean isTemporal(Field field) {
    return field.type() == DataType.Simple.DATE
        || field.type() == DataType.Simple.TIMESTAMP
        || field.type() == DataType.Simple.TIMESTAMPTZ;
  }

  private static @Nullable String newest(List<@Nullable Object> values) {
    return values.stream()
        .filter(Objects::nonNull)
        .map(value -> value instanceof LocalDate date ? date.atStartOfDay() : value)
        .filter(LocalDateTime.class::isInstance)
        .map(LocalDateTime.class::cast)
        .max(LocalDateTime::compareTo)
        .map(LocalDateTime::toString)
        .orElse(null);
  }

  private long duplicates(CheckedTable table, long rows) {
    return key(table)
        .map(
            columns ->
                rows
                    - Rows.count(
                        Rows.all(
                                session,
                                "select count(*) from (select distinct "
                                    + Sql.names(columns)
                                    + " from "
                                    + Sql.name(table.name())
                                    + ") as keys")
                            .getFirst()
                            .getFirst()))
        .orElse(-1L);
  }

  private static Optional<List<String>> key(CheckedTable table) {
    Optional<List<String>> checked =
        table.checks().stream()
            .map(Check::rule)
            .filter(Check.Rule.Unique.class::isInstance)
            .map(rule -> ((Check.Rule.Unique) rule).columns())
            .findFirst();
    return checked.or(
        () ->
            table.table().targets().stream()
                .map(Target::mode)
                .filter(PublishMode.Merge.class::isInstance)
                .map(mode -> ((PublishMode.Merge) mode).key())
                .findFirst());
  }

  /** The failed checks of all tables on one message. */
  static String message(List<CheckDetails.CheckOutcome> failed) {
    return failed.stream()
        .map(CheckDetails.CheckOutcome::message)
        .collect(Collectors.joining("\n"));
  }
}
