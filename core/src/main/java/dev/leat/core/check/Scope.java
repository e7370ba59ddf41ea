package dev.leat.core.check;

import dev.leat.api.engine.Engine;
import dev.leat.api.engine.FoldAnalysis;
import dev.leat.api.engine.SqlAnalysis;
import dev.leat.api.engine.SqlScope;
import dev.leat.api.pipeline.Argument;
import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.pipeline.SqlFunction;
import dev.leat.api.pipeline.SqlText;
import dev.leat.api.pipeline.Template;
import dev.leat.api.problem.Severity;
import dev.leat.api.type.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What SQL of one pipeline may refer to: functions, and relations as they become known. Names
 * compare without regard to case.
 */
final class Scope implements AutoCloseable {
  private final Engine engine;
  private final JavaFunctions java;
  private final Map<String, Argument> arguments;
  private final boolean hasInterval;
  private final Findings findings;
  private final SqlScope sql;
  private final List<SqlFunction> functions = new ArrayList<>();
  private final Map<String, Schema> schemas = new LinkedHashMap<>();
  private final Map<String, String> spellings = new HashMap<>();
  private final Set<String> broken = new HashSet<>();

  Scope(
      Engine engine, JavaFunctions java, Pipeline pipeline, Set<String> broken, Findings findings) {
    this.engine = engine;
    this.java = java;
    this.arguments = pipeline.arguments();
    this.hasInterval = pipeline.interval() != null;
    this.findings = findings;
    this.sql = engine.scope();
    broken.forEach(this::markBroken);
  }

  String engineName() {
    return engine.name();
  }

  /** Functions that were declared, rendered, in the order of declaration. */
  List<SqlFunction> functions() {
    return functions;
  }

  /** Makes a function known; what is wrong with it is told where it is declared. */
  void declare(SqlFunction function, List<String> path, Findings where) {
    Optional<RenderedSql> meaning =
        function.java() == null
            ? spelling(function.expression(), path).map(text -> render(text, path))
            : java.call(function, function.java(), where)
                .map(call -> RenderedSql.of(Template.escape(call), Map.of()));
    if (meaning.isEmpty()) {
      markBroken(function.name());
      return;
    }
    RenderedSql rendered = meaning.get();
    SqlFunction spelled =
        new SqlFunction(function.name(), function.parameters(), SqlText.of(rendered.text()));
    var problems = sql.declare(spelled);
    where.sql(problems, rendered, path, Severity.ERROR);
    if (problems.isEmpty()) {
      functions.add(spelled);
    } else {
      markBroken(function.name());
    }
  }

  void declare(String relation, Schema schema) {
    sql.declare(relation, schema);
    schemas.put(lower(relation), schema);
    spellings.put(lower(relation), relation);
  }

  void markBroken(String name) {
    broken.add(lower(name));
  }

  boolean isBroken(String name) {
    return broken.contains(lower(name));
  }

  Optional<Schema> schema(String relation) {
    return Optional.ofNullable(schemas.get(lower(relation)));
  }

  /** The relation as it was declared; empty when there is none of that name. */
  Optional<String> spelled(String relation) {
    return Optional.ofNullable(spellings.get(lower(relation)));
  }

  Set<String> relations() {
    return schemas.keySet();
  }

  /** Whether the SQL uses something whose own problems have been reported. */
  boolean usesBroken(String text) {
    return SqlNames.relations(text).stream().anyMatch(broken::contains)
        || SqlNames.calls(text).stream().anyMatch(broken::contains);
  }

  /** The spelling for this engine; empty when there is none, which is then reported. */
  Optional<String> spelling(SqlText text, List<String> path) {
    String spelling = text.forEngine(engine.name());
    if (!spelling.isEmpty()) {
      return Optional.of(spelling);
    }
    findings.error(
        text.variants().isEmpty() ? "empty-sql" : "missing-variant",
        path,
        text.variants().isEmpty()
            ? "There is no SQL."
            : "There is no SQL for the engine " + engine.name() + ".",
        text.variants().isEmpty() ? "Write a query." : "Add " + engine.name() + ": with its SQL.");
    return Optional.empty();
  }

  RenderedSql render(String text, List<String> path) {
    checkInterval(text, path);
    return RenderedSql.of(text, arguments);
  }

  /** Whether a text may speak of intervals. */
  void checkInterval(String text, List<String> path) {
    if (hasInterval) {
      return;
    }
    for (Template.Reference reference : Template.parse(text).references()) {
      if (reference.name().startsWith("interval.")) {
        findings.inside(
            "no-interval",
            reference.offset(),
            path,
            reference.text() + " means nothing: the pipeline has no interval.",
            "Add interval: { every: …, column: … }.");
      }
    }
  }

  /** What a query means; empty when it means nothing, which is then reported. */
  Optional<SqlAnalysis.Valid> query(RenderedSql query, List<String> path) {
    return valid(sql.query(query.text()), query, path);
  }

  /** What an expression over a relation means; empty when it means nothing. */
  Optional<SqlAnalysis.Valid> expression(
      String relation, RenderedSql expression, List<String> path) {
    return valid(sql.expression(relation, expression.text()), expression, path);
  }

  /**
   * Analyses an expression over a source's raw fields. Comes before the source's own relation is
   * declared, which takes their place.
   */
  SqlAnalysis rawExpression(String source, Schema fields, RenderedSql expression) {
    sql.declare(source, fields);
    return sql.expression(source, expression.text());
  }

  /**
   * Analyses the expression of a fold's state. Comes before the table's own relation is declared,
   * which takes the place of this one.
   *
   * @param columns those of a row, and the states
   */
  Optional<FoldAnalysis.Valid> state(
      String table, Schema columns, Set<String> states, RenderedSql expression, List<String> path) {
    sql.declare(table, columns);
    return switch (sql.state(table, states, expression.text())) {
      case FoldAnalysis.Valid valid -> {
        findings.sql(valid.analysis().warnings(), expression, path, Severity.WARNING);
        yield Optional.of(valid);
      }
      case FoldAnalysis.Invalid invalid -> {
        findings.sql(invalid.problems(), expression, path, Severity.ERROR);
        yield Optional.empty();
      }
    };
  }

  private Optional<SqlAnalysis.Valid> valid(
      SqlAnalysis analysis, RenderedSql rendered, List<String> path) {
    return switch (analysis) {
      case SqlAnalysis.Valid valid -> {
        findings.sql(valid.warnings(), rendered, path, Severity.WARNING);
        yield Optional.of(valid);
      }
      case SqlAnalysis.Invalid invalid -> {
        findings.sql(invalid.problems(), rendered, path, Severity.ERROR);
        yield Optional.empty();
      }
    };
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public void close() {
    sql.close();
  }
}
