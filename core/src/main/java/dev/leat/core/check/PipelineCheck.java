package dev.leat.core.check;

import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.pipeline.Source;
import dev.leat.api.pipeline.SourceInput;
import dev.leat.api.pipeline.SqlFunction;
import dev.leat.api.pipeline.Table;
import dev.leat.api.problem.Suggestions;
import dev.leat.api.type.Schema;
import dev.leat.core.project.Connectors;
import dev.leat.core.project.LoadedProject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The check of one pipeline, from names to charts; used once. */
final class PipelineCheck {
  private final Pipeline pipeline;
  private final LoadedProject project;
  private final Scope scope;
  private final Findings findings;
  private final SourceChecks sources;
  private final TableChecks tables;
  private final TargetChecks targets;
  private final ConnectionChecks connections;
  private final Map<String, CheckedSource> checkedSources = new LinkedHashMap<>();
  private final Map<String, CheckedTable> checkedTables = new LinkedHashMap<>();

  private final Map<String, Set<Source>> upstream = new HashMap<>();

  PipelineCheck(
      Pipeline pipeline,
      LoadedProject project,
      Connectors connectors,
      Scope scope,
      Findings findings) {
    this.pipeline = pipeline;
    this.project = project;
    this.scope = scope;
    this.findings = findings;
    this.sources = new SourceChecks(scope, findings);
    this.tables = new TableChecks(scope, findings);
    this.connections = new ConnectionChecks(project, connectors, findings);
    this.targets = new TargetChecks(connections, connectors, pipeline, scope, findings);
  }

  /** What could be understood; whole when the findings hold no error. */
  CheckedPipeline check() {
    checkNames();
    checkLedgerKey();
    checkNotifications();
    functions();
    for (Source source : pipeline.sources()) {
      checkInput(source);
      if (!source.columns().isEmpty()) {
        declared(source);
      }
    }
    IntervalChecks.check(pipeline, findings);
    relations();
    checkedTables.replaceAll((_, table) -> tables.checkRules(table));
    checkedTables.values().forEach(table -> targets.check(table, upstream(table)));
    ChartChecks charts = new ChartChecks(scope, findings);
    pipeline.charts().forEach(charts::check);
    return new CheckedPipeline(
        pipeline,
        scope.functions(),
        pipeline.sources().stream()
            .flatMap(source -> Optional.ofNullable(checkedSources.get(source.name())).stream())
            .toList(),
        List.copyOf(checkedTables.values()),
        List.of());
  }

  private void checkNames() {
    Map<String, String> taken = new HashMap<>();
    for (Source source : pipeline.sources()) {
      take(taken, source.name(), "source", List.of("sources", source.name()));
    }
    for (Table table : pipeline.tables()) {
      take(taken, table.name(), "table", List.of("tables", table.name()));
    }
    for (SqlFunction function : pipeline.functions()) {
      take(taken, function.name(), "function", List.of("functions", function.name()));
    }
    boolean readable = findings.problems().sorted().isEmpty();
    if (pipeline.tables().isEmpty() && readable) {
      findings.warning(
          "empty-pipeline", List.of(), "The pipeline has no tables.", "Add some under tables:");
    }
  }

  private void take(Map<String, String> taken, String name, String kind, List<String> path) {
    String owner = taken.putIfAbsent(name.toLowerCase(Locale.ROOT), kind + " " + name);
    if (owner != null) {
      findings.error(
          "duplicate-name",
          path,
          "There is already a " + owner + ".",
          "Sources, tables and functions share one set of names: rename one.");
      scope.markBroken(name);
    }
  }

  private void checkLedgerKey() {
    List<String> known = new ArrayList<>(List.of("environment"));
    pipeline.parameters().forEach(parameter -> known.add(parameter.name()));
    for (int i = 0; i < pipeline.ledgerKey().size(); i++) {
      String name = pipeline.ledgerKey().get(i);
      if (!known.contains(name)) {
        findings.error(
            "unknown-parameter",
            List.of("ledger_key", Integer.toString(i)),
            "There is no parameter " + name + ".",
            Suggestions.remedy(name, known));
      }
    }
  }

  private void checkNotifications() {
    for (int i = 0; i < pipeline.notifications().size(); i++) {
      connections.check(
          pipeline.notifications().get(i), List.of("notifications", Integer.toString(i)));
    }
  }

  /** The project's, then the pipeline's, each after those it calls. */
  private void functions() {
    Map<String, Declared> all = new LinkedHashMap<>();
    Findings inProject = new Findings(project.places(), findings.problems());
    project.project().functions().forEach(f -> all.put(lower(f), new Declared(f, inProject)));
    pipeline.functions().forEach(f -> all.put(lower(f), new Declared(f, findings)));
    Set<String> visited = new HashSet<>();
    all.keySet().forEach(name -> declare(name, all, visited));
  }

  /** A function and where what is wrong with it is told. */
  private record Declared(SqlFunction function, Findings findings) {}

  private static String lower(SqlFunction function) {
    return function.name().toLowerCase(Locale.ROOT);
  }

  private void declare(String name, Map<String, Declared> all, Set<String> visited) {
    Declared declared = all.get(name);
    if (declared == null || !visited.add(name)) {
      return;
    }
    SqlFunction function = declared.function();
    String body = function.expression().forEngine(scope.engineName());
    SqlNames.calls(body).forEach(called -> declare(called, all, visited));
    if (SqlNames.calls(body).stream().anyMatch(scope::isBroken)) {
      scope.markBroken(name);
    } else {
      boolean variant = function.expression().variants().containsKey(scope.engineName());
      String text = function.java() == null ? "sql" : "java";
      scope.declare(
          function,
          variant
              ? List.of("functions", function.name(), text, scope.engineName())
              : List.of("functions", function.name(), text),
          declared.findings());
    }
  }

  private void checkInput(Source source) {
    switch (source.input()) {
      case SourceInput.Files files ->
          scope.checkInterval(files.pattern(), List.of("sources", source.name(), "files"));
      case SourceInput.ConnectionTable table ->
          connections.rows(table.connection(), List.of("sources", source.name(), "table"));
      case SourceInput.Topic topic ->
          connections.rows(topic.connection(), List.of("sources", source.name(), "topic"));
      case SourceInput.Previous previous -> checkPrevious(source, previous);
    }
  }

  private void checkPrevious(Source source, SourceInput.Previous previous) {
    List<String> path = List.of("sources", source.name(), "previous");
    Optional<Table> table = pipeline.table(previous.table());
    if (table.isEmpty()) {
      if (!scope.isBroken(previous.table())) {
        findings.error(
            "unknown-table",
            path,
            "Cannot find table " + previous.table() + ".",
            Suggestions.remedy(
                previous.table(), pipeline.tables().stream().map(Table::name).toList()));
      }
      scope.markBroken(source.name());
    } else if (table.get().targets().isEmpty()) {
      findings.error(
          "unpublished-table",
          path,
          previous.table() + " is never published, so it has no earlier content.",
          "Give it a target.");
    }
  }

  private void declared(Source source) {
    if (scope.isBroken(source.name()) || !SourceChecks.hasDistinctColumns(source, findings)) {
      scope.markBroken(source.name());
      return;
    }
    Schema schema = SourceChecks.schema(source);
    if (source.input() instanceof SourceInput.Previous previous) {
      checkLookback(source, previous, schema);
    }
    checkedSources.put(source.name(), sources.check(source, schema));
  }

  /** Tables, and sources that take a table's columns, each after what it needs. */
  private void relations() {
    TableGraph graph = TableGraph.of(pipeline, scope.engineName(), scope::isBroken);
    for (List<String> cycle : graph.cycles()) {
      String first = cycle.getFirst();
      boolean throughPrevious = cycle.stream().anyMatch(name -> pipeline.source(name).isPresent());
      findings.error(
          "cycle",
          List.of(pipeline.table(first).isPresent() ? "tables" : "sources", first),
          "The tables need one another in a circle: " + String.join(" → ", cycle) + ".",
          throughPrevious
              ? "Declare the columns of the source that reads previous content."
              : "Take one of these references out.");
    }
    Set<String> ordered = new HashSet<>(graph.order());
    graph.inputs().keySet().stream()
        .filter(name -> !ordered.contains(name))
        .forEach(scope::markBroken);
    graph.order().forEach(this::relation);
  }

  private void relation(String name) {
    if (scope.isBroken(name)) {
      return;
    }
    for (Table table : pipeline.tables()) {
      if (table.name().equalsIgnoreCase(name)) {
        tables.check(table).ifPresent(checked -> checkedTables.put(table.name(), checked));
        return;
      }
    }
    for (Source source : pipeline.sources()) {
      if (source.name().equalsIgnoreCase(name)
          && source.input() instanceof SourceInput.Previous previous) {
        previousContent(source, previous);
      }
    }
  }

  private void previousContent(Source source, SourceInput.Previous previous) {
    Optional<Schema> schema = scope.schema(previous.table());
    if (schema.isEmpty()) {
      scope.markBroken(source.name());
    } else {
      checkLookback(source, previous, schema.get());
      checkedSources.put(source.name(), sources.check(source, schema.get()));
    }
  }

  private void checkLookback(Source source, SourceInput.Previous previous, Schema schema) {
    if (previous.lookback() == null || Lookback.column(previous, schema).isPresent()) {
      return;
    }
    List<String> candidates = Lookback.candidates(schema);
    String named = previous.lookbackColumn();
    findings.error(
        "lookback-column",
        List.of("sources", source.name(), named == null ? "lookback" : "lookback_column"),
        named == null
            ? "It is not clear by which column rows are old: "
                + previous.table()
                + " has "
                + (candidates.isEmpty()
                    ? "no column"
                    : "several columns (" + String.join(", ", candidates) + ")")
                + " of dates or timestamps."
            : named + " is not a column of dates or timestamps of " + previous.table() + ".",
        named == null
            ? candidates.isEmpty() ? "Leave lookback out." : "Name one by lookback_column."
            : Suggestions.remedy(named, candidates));
  }

  /** The sources a table is made of, directly or through other tables. */
  private Set<Source> upstream(CheckedTable table) {
    Set<Source> known = upstream.get(table.name());
    if (known != null) {
      return known;
    }
    Set<Source> found = new HashSet<>();
    for (String input : table.inputs()) {
      pipeline.source(input).ifPresent(found::add);
      CheckedTable other = checkedTables.get(input);
      if (other != null) {
        found.addAll(upstream(other));
      }
    }
    upstream.put(table.name(), found);
    return found;
  }
}
