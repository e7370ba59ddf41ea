package dev.leat.connector.jdbc;

import dev.leat.api.pipeline.Target;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How the columns of a target table compare with the rows to be published. */
final class TableShape {
  private static final String MISSING = "(missing)";

  private final Dialect dialect;
  private final List<TargetColumn> existing;
  private final Schema schema;

  TableShape(Dialect dialect, List<TargetColumn> existing, Schema schema) {
    this.dialect = dialect;
    this.existing = existing;
    this.schema = schema;
  }

  /** The target's spelling of the rows' columns; the rows' own where the target lacks one. */
  List<String> spelling() {
    return schema.fields().stream()
        .map(field -> column(field).map(TargetColumn::name).orElse(field.name()))
        .toList();
  }

  List<Field> missing() {
    return schema.fields().stream().filter(field -> column(field).isEmpty()).toList();
  }

  /** Columns that must become wider to hold the rows, with what they must hold. */
  List<Field> tooNarrow() {
    return schema.fields().stream()
        .filter(
            field ->
                column(field).filter(column -> !dialect.holds(column, field.type())).isPresent())
        .toList();
  }

  Optional<TargetColumn> column(Field field) {
    return existing.stream()
        .filter(column -> column.name().equalsIgnoreCase(field.name()))
        .findFirst();
  }

  /** The columns that keep the rows from being published, side by side; empty when none does. */
  Optional<String> difference(Target.SchemaPolicy policy) {
    List<String[]> lines = new ArrayList<>();
    for (Field field : schema.fields()) {
      Optional<TargetColumn> column = column(field);
      boolean differs =
          column
              .map(
                  present ->
                      !dialect.holds(present, field.type()) && !widens(present, field, policy))
              .orElse(policy == Target.SchemaPolicy.FAIL);
      if (differs) {
        lines.add(
            new String[] {
              field.name(),
              column.map(TargetColumn::declared).orElse(MISSING),
              dialect.columnType(field.type())
            });
      }
    }
    for (TargetColumn column : existing) {
      boolean extra = schema.field(column.name()).isEmpty();
      if (extra && !(policy == Target.SchemaPolicy.EVOLVE && column.mayBeOmitted())) {
        lines.add(new String[] {column.name(), column.declared(), MISSING});
      }
    }
    return lines.isEmpty() ? Optional.empty() : Optional.of(table(lines));
  }

  private boolean widens(TargetColumn column, Field field, Target.SchemaPolicy policy) {
    return policy == Target.SchemaPolicy.EVOLVE
        && dialect
            .type(column.declared())
            .map(declared -> Widening.fits(declared, field.type()))
            .orElse(false);
  }

  private static String table(List<String[]> lines) {
    lines.add(0, new String[] {"column", "target", "pipeline"});
    int first = lines.stream().mapToInt(line -> line[0].length()).max().orElse(0);
    int second = lines.stream().mapToInt(line -> line[1].length()).max().orElse(0);
    StringBuilder table = new StringBuilder();
    for (String[] line : lines) {
      table
          .append("\n  ")
          .append(String.format("%-" + first + "s  %-" + second + "s  %s", (Object[]) line));
    }
    return table.toString();
  }
}
