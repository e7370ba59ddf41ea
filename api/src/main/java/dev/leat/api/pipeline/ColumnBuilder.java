package dev.leat.api.pipeline;

import dev.leat.api.type.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a source's column in Java. */
public final class ColumnBuilder {
  private final String name;
  private final DataType type;
  private String field;
  private @Nullable String as;
  private boolean required;
  private Column.OnBadValue onBadValue = Column.OnBadValue.QUARANTINE;
  private boolean trim = true;
  private boolean exact;
  private List<String> formats = List.of();
  private String timezone = "UTC";

  private ColumnBuilder(String name, DataType type) {
    this.name = name;
    this.type = type;
    this.field = name;
  }

  public static ColumnBuilder column(String name, DataType type) {
    return new ColumnBuilder(name, type);
  }

  /** Reads another field than that of the column's name. */
  public ColumnBuilder field(String rawField) {
    field = rawField;
    return this;
  }

  /** Takes an SQL expression over the raw fields instead of a field. */
  public ColumnBuilder as(String expression) {
    as = expression;
    return this;
  }

  /** Sends rows without a value to quarantine. */
  public ColumnBuilder required() {
    required = true;
    return this;
  }

  public ColumnBuilder onBadValue(Column.OnBadValue action) {
    onBadValue = action;
    return this;
  }

  /** Keeps blanks at the ends of its text. */
  public ColumnBuilder untrimmed() {
    trim = false;
    return this;
  }

  /** Takes a decimal that would need rounding as a bad value. */
  public ColumnBuilder exact() {
    exact = true;
    return this;
  }

  public ColumnBuilder formats(String... patterns) {
    formats = List.of(patterns);
    return this;
  }

  public ColumnBuilder timezone(String zone) {
    timezone = zone;
    return this;
  }

  Column build() {
    return new Column(name, type, field, as, required, onBadValue, trim, exact, formats, timezone);
  }
}
