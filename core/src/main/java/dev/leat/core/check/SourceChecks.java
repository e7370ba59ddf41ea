package dev.leat.core.check;

import dev.leat.api.engine.SqlAnalysis;
import dev.leat.api.engine.SqlProblem;
import dev.leat.api.pipeline.Column;
import dev.leat.api.pipeline.Deduplication;
import dev.leat.api.pipeline.Expectation;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.api.pipeline.Source;
import dev.leat.api.pipeline.SourceInput;
import dev.leat.api.problem.Severity;
import dev.leat.api.problem.Suggestions;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a source whose columns are declared: its expressions, rules and keys. */
final class SourceChecks {
  private final Scope scope;
  private final Findings findings;

  SourceChecks(Scope scope, Findings findings) {
    this.scope = scope;
    this.findings = findings;
  }

  /** The schema that the declared columns make. */
  static Schema schema(Source source) {
    return new Schema(
        source.columns().stream().map(column -> new Field(column.name(), column.type())).toList());
  }

  /** Declares the source's relation and checks the source against it. */
  CheckedSource check(Source source, Schema schema) {
    checkColumns(source);
    List<Column> columns = expressions(source);
    scope.declare(source.name(), schema);
    List<Expectation> expectations = expectations(source);
    checkDeduplication(source, schema);
    return new CheckedSource(
        new Source(
            source.name(),
            source.input(),
            columns,
            expectations,
            source.deduplication(),
            source.failAbove(),
            source.reading(),
            source.onRestated(),
            source.onNewColumn(),
            source.archive()),
        schema);
  }

  private static List<String> path(Source source, String... words) {
    List<String> path = new ArrayList<>(List.of("sources", source.name()));
    path.addAll(List.of(words));
    return path;
  }

  /** Two columns that differ in case only are one to SQL. */
  static boolean hasDistinctColumns(Source source, Findings findings) {
    Set<String> seen = new HashSet<>();
    boolean distinct = true;
    for (Column column : source.columns()) {
      if (!seen.add(column.name().toLowerCase(Locale.ROOT))) {
        distinct = false;
        findings.error(
            "duplicate-name",
            path(source, "columns", column.name()),
            "There is already a column " + column.name() + "; case makes no difference.",
            "Rename one of them.");
      }
    }
    return distinct;
  }

  private void checkColumns(Source source) {
    for (Column column : source.columns()) {
      boolean moment =
          column.type() == DataType.Simple.TIMESTAMP
              || column.type() == DataType.Simple.TIMESTAMPTZ;
      if (!column.formats().isEmpty() && !moment && column.type() != DataType.Simple.DATE) {
        misplaced(source, column, "formats", "dates and timestamps");
      }
      if (column.exact() && !(column.type() instanceof DataType.Decimal)) {
        misplaced(source, column, "exact", "decimals");
      }
      if (!column.timezone().equals("UTC") && !moment) {
        misplaced(source, column, "timezone", "timestamps");
      }
    }
  }

  private void misplaced(Source source, Column column, String key, String types) {
    findings.error(
        "misplaced-option",
        path(source, "columns", column.name(), key),
        key + " is for " + types + "; " + column.name() + " is " + column.type() + ".",
        "Leave it out, or change the type.");
  }

  private List<Column> expressions(Source source) {
    Map<String, Field> raw = rawFields(source);
    List<Column> columns = new ArrayList<>();
    for (Column column : source.columns()) {
      String as = column.as();
      columns.add(
          as == null ? column : withExpression(column, expression(source, column, as, raw)));
    }
    return columns;
  }

  private static Column withExpression(Column column, @Nullable String canonical) {
    return new Column(
        column.name(),
        column.type(),
        column.field(),
        canonical,
        column.required(),
        column.onBadValue(),
        column.trim(),
        column.exact(),
        column.formats(),
        column.timezone());
  }

  /** The fields the declaration speaks of. A file may have others, which expressions may use. */
  private static Map<String, Field> rawFields(Source source) {
    boolean typed =
        source.input() instanceof SourceInput.Files files
            ? files.format() instanceof FileFormat.Parquet
            : true;
    Map<String, Field> fields = new LinkedHashMap<>();
    for (Column column : source.columns()) {
      for (String name : List.of(column.field(), column.name())) {
        fields.putIfAbsent(
            name.toLowerCase(Locale.ROOT),
            new Field(name, typed ? column.type() : DataType.Simple.VARCHAR));
      }
    }
    return fields;
  }

  private @Nullable String expression(
      Source source, Column column, String as, Map<String, Field> raw) {
    List<String> path = path(source, "columns", column.name(), "as");
    RenderedSql rendered = scope.render(as, path);
    if (scope.usesBroken(as)) {
      return as;
    }
    // Each turn makes one more undeclared field known, and an expression has finitely many.
    while (true) {
      SqlAnalysis analysis =
          scope.rawExpression(source.name(), new Schema(List.copyOf(raw.values())), rendered);
      switch (analysis) {
        case SqlAnalysis.Valid valid -> {
          findings.sql(valid.warnings(), rendered, path, Severity.WARNING);
          return valid.canonical();
        }
        case SqlAnalysis.Invalid invalid -> {
          Optional<String> undeclared = undeclaredField(invalid, rendered, raw);
          if (undeclared.isEmpty()) {
            findings.sql(invalid.problems(), rendered, path, Severity.ERROR);
            return as;
          }
          String name = undeclared.get();
          raw.put(name.toLowerCase(Locale.ROOT), new Field(name, DataType.Simple.VARCHAR));
        }
      }
    }
  }

  /** A name that may be a field of the file that no column reads; a near miss is a mistake. */
  private static Optional<String> undeclaredField(
      SqlAnalysis.Invalid invalid, RenderedSql sql, Map<String, Field> raw) {
    if (invalid.problems().size() != 1) {
      return Optional.empty();
    }
    SqlProblem problem = invalid.problems().getFirst();
    if (!problem.code().equals("unknown-column") || problem.offset() < 0) {
      return Optional.empty();
    }
    String name = SqlNames.at(sql.text(), problem.offset());
    boolean known = raw.containsKey(name.toLowerCase(Locale.ROOT));
    return name.isEmpty() || known || Suggestions.nearest(name, raw.keySet()).isPresent()
        ? Optional.empty()
        : Optional.of(name);
  }

  private List<Expectation> expectations(Source source) {
    List<Expectation> checked = new ArrayList<>();
    for (Expectation expectation : source.expectations()) {
      List<String> path = path(source, "expect", expectation.name(), "condition");
      RenderedSql rendered = scope.render(expectation.condition(), path);
      if (scope.usesBroken(rendered.text())) {
        continue;
      }
      scope
          .expression(source.name(), rendered, path)
          .ifPresent(
              valid -> {
                checkBoolean(valid.schema().fields().getFirst().type(), path);
                checked.add(
                    new Expectation(expectation.name(), valid.canonical(), expectation.action()));
              });
    }
    return checked;
  }

  private void checkBoolean(DataType type, List<String> path) {
    if (type != DataType.Simple.BOOLEAN) {
      findings.error(
          "not-a-condition",
          path,
          "An expectation is true or false; this is " + type + ".",
          "Compare it with something.");
    }
  }

  private void checkDeduplication(Source source, Schema schema) {
    Deduplication deduplication = source.deduplication();
    if (deduplication == null) {
      return;
    }
    Columns columns = new Columns(source.name(), schema, findings);
    columns.require(deduplication.by(), path(source, "deduplicate", "by"));
    columns.require(deduplication.orderBy(), path(source, "deduplicate", "order_by"));
  }
}
