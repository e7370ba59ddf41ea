package dev.leat.testing.engine;

import dev.leat.api.pipeline.Column;
import dev.leat.api.pipeline.Column.OnBadValue;
import dev.leat.api.pipeline.Deduplication;
import dev.leat.api.pipeline.Expectation;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.api.pipeline.Source;
import dev.leat.api.pipeline.SourceInput;
import dev.leat.api.type.TypeParser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A source in the making, with the defaults of the language. */
public final class SourceSpec {
  private final List<Column> columns = new ArrayList<>();
  private final List<Expectation> expectations = new ArrayList<>();
  private final FileFormat format;
  private @Nullable Deduplication deduplication;

  private SourceSpec(FileFormat format) {
    this.format = format;
  }

  public static SourceSpec csv() {
    return new SourceSpec(FileFormat.Csv.DEFAULT);
  }

  public static SourceSpec of(FileFormat format) {
    return new SourceSpec(format);
  }

  /** A column of the field of its name. */
  public SourceSpec column(String name, String type) {
    return column(name, type, OnBadValue.QUARANTINE);
  }

  public SourceSpec column(String name, String type, OnBadValue onBadValue) {
    return add(name, type, name, null, false, onBadValue);
  }

  public SourceSpec required(String name, String type) {
    return add(name, type, name, null, true, OnBadValue.QUARANTINE);
  }

  /** A column computed from raw fields. */
  public SourceSpec computed(String name, String type, String expression) {
    return add(name, type, name, expression, false, OnBadValue.QUARANTINE);
  }

  public SourceSpec column(Column column) {
    columns.add(column);
    return this;
  }

  private SourceSpec add(
      String name,
      String type,
      String field,
      @Nullable String as,
      boolean required,
      OnBadValue onBadValue) {
    columns.add(
        new Column(
            name,
            TypeParser.parse(type).orElseThrow(),
            field,
            as,
            required,
            onBadValue,
            true,
            false,
            List.of(),
            "UTC"));
    return this;
  }

  public SourceSpec expect(String name, String condition) {
    return expect(name, condition, Expectation.Action.QUARANTINE);
  }

  public SourceSpec expect(String name, String condition, Expectation.Action action) {
    expectations.add(new Expectation(name, condition, action));
    return this;
  }

  public SourceSpec keep(Deduplication.Keep keep, List<String> by, List<String> orderBy) {
    deduplication = new Deduplication(by, keep, orderBy, Deduplication.Against.RUN, null);
    return this;
  }

  /** The source, named {@code orders}. */
  public Source source() {
    return new Source(
        "orders",
        new SourceInput.Files("orders*.csv", format),
        columns,
        expectations,
        deduplication,
        null,
        Source.Reading.ALL,
        Source.OnRestated.FAIL,
        Source.OnNewColumn.IGNORE,
        null);
  }
}
