package dev.leat.cli.command;

import dev.leat.api.pipeline.Column;
import dev.leat.api.problem.LeatException;
import dev.leat.api.problem.Suggestions;
import dev.leat.cli.ExitCode;
import dev.leat.cli.bootstrap.Engines;
import dev.leat.cli.output.TextTable;
import dev.leat.core.check.CheckedPipeline;
import dev.leat.core.check.PipelineChecker;
import dev.leat.core.lineage.LineageGraph;
import dev.leat.core.lineage.LineageGraph.Kind;
import dev.leat.core.lineage.LineageGraph.Node;
import dev.leat.core.project.LoadedProject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which file, table and column comes from which. */
@Command(
    name = "lineage",
    description =
        "Says what a table is made of, down to files, and what is made of it; columns where they"
            + " can be derived.",
    mixinStandardHelpOptions = true)
final class LineageCommand extends LeatCommand {
  @Parameters(
      paramLabel = "TABLE",
      arity = "0..1",
      description = "A table or source, as NAME or PIPELINE.NAME (default: everything).")
  @Nullable String subject;

  @Option(names = "--column", paramLabel = "COLUMN", description = "Only this column of it.")
  @Nullable String column;

  /** A table or source of a pipeline. */
  private record Found(CheckedPipeline pipeline, LineageGraph graph, Node node) {}

  @Override
  public Integer call() {
    List<CheckedPipeline> pipelines = checked();
    if (subject == null) {
      if (column != null) {
        throw LeatException.user("unknown-relation", "Of which table? Name it before --column.");
      }
      everything(pipelines);
      return ExitCode.OK;
    }
    Found found = find(pipelines, subject);
    Set<String> columns = columns(found);
    if (wantsJson()) {
      printJson(json(found, columns));
    } else {
      print(found, columns);
    }
    return ExitCode.OK;
  }

  private List<CheckedPipeline> checked() {
    LoadedProject project = loadProject();
    PipelineChecker checker = new PipelineChecker(engines().named(Engines.DEFAULT), connectors());
    return pipelines().names(project.project()).stream()
        .map(
            name ->
                checker
                    .check(pipelines().load(project.project(), name, Map.of()), project)
                    .orThrow())
        .toList();
  }

  private static Found find(List<CheckedPipeline> pipelines, String subject) {
    List<Found> found = new ArrayList<>();
    Set<String> known = new LinkedHashSet<>();
    for (CheckedPipeline pipeline : pipelines) {
      LineageGraph graph = LineageGraph.of(pipeline);
      for (Node node : graph.nodes()) {
        if (node.kind() == Kind.TABLE || node.kind() == Kind.SOURCE) {
          known.add(node.name());
          String qualified = pipeline.pipeline().name() + "." + node.name();
          if (subject.equalsIgnoreCase(node.name()) || subject.equalsIgnoreCase(qualified)) {
            found.add(new Found(pipeline, graph, node));
          }
        }
      }
    }
    if (found.isEmpty()) {
      throw LeatException.user(
          "unknown-relation",
          "There is no table or source " + subject + ". " + Suggestions.remedy(subject, known));
    }
    if (found.size() > 1) {
      throw LeatException.user(
          "unknown-relation",
          subject
              + " is in "
              + found.size()
              + " pipelines. Write "
              + String.join(
                  " or ",
                  found.stream()
                      .map(each -> each.pipeline.pipeline().name() + "." + each.node.name())
                      .toList())
              + ".");
    }
    return found.getFirst();
  }

  private Set<String> columns(Found found) {
    List<String> all =
        switch (found.node.kind()) {
          case TABLE -> found.pipeline.table(found.node.name()).orElseThrow().schema().names();
          case SOURCE -> found.pipeline.source(found.node.name()).orElseThrow().schema().names();
          case INPUT, TARGET -> List.of();
        };
    String wanted = column;
    if (wanted == null) {
      return new LinkedHashSet<>(all);
    }
    return Set.of(
        all.stream()
            .filter(name -> name.equalsIgnoreCase(wanted))
            .findFirst()
            .orElseThrow(
                () ->
                    LeatException.user(
                        "unknown-column",
                        found.node.name()
                            + " has no column "
                            + wanted
                            + ". "
                            + Suggestions.remedy(wanted, all))));
  }

  private void print(Found found, Set<String> columns) {
    if (column == null) {
      print(
          terminal().bold(found.pipeline.pipeline().name() + "." + found.node.name())
              + terminal().dim(" (" + word(found.node) + ")"));
      print("made of");
      tree(found.graph, found.node, "  ", Direction.UP);
      print("goes into");
      tree(found.graph, found.node, "  ", Direction.DOWN);
      print("");
    }
    TextTable table = new TextTable("column", "computed from", "read from");
    for (String name : columns) {
      Set<String> origins = origins(found, name);
      table.row(
          name,
          origins.isEmpty() ? "no column, or not derivable" : String.join(", ", origins),
          String.join(", ", origins.stream().map(origin -> field(found, origin)).toList()));
    }
    table.lines().forEach(this::print);
  }

  private enum Direction {
    UP,
    DOWN
  }

  private void tree(LineageGraph graph, Node node, String indent, Direction direction) {
    for (LineageGraph.Edge edge : graph.edges()) {
      Node here = direction == Direction.UP ? edge.to() : edge.from();
      Node there = direction == Direction.UP ? edge.from() : edge.to();
      if (here.equals(node)) {
        print(indent + there.name() + terminal().dim(" (" + word(there) + ")"));
        tree(graph, there, indent + "  ", direction);
      }
    }
  }

  private static Set<String> origins(Found found, String name) {
    return found.node.kind() == Kind.TABLE
        ? found.graph.origins(found.node.name(), name)
        : Set.of(found.node.name() + "." + name);
  }

  /** The raw field, or the expression, that a source's column is read from. */
  private static String field(Found found, String origin) {
    int dot = origin.indexOf('.');
    return found.pipeline.pipeline().source(origin.substring(0, dot)).stream()
        .flatMap(source -> source.columns().stream())
        .filter(declared -> declared.name().equalsIgnoreCase(origin.substring(dot + 1)))
        .findFirst()
        .map(LineageCommand::readAs)
        .orElse(origin.substring(dot + 1));
  }

  private static String readAs(Column declared) {
    String as = declared.as();
    return as == null ? declared.field() : as;
  }

  private void everything(List<CheckedPipeline> pipelines) {
    if (wantsJson()) {
      printJson(pipelines.stream().map(LineageCommand::json).toList());
      return;
    }
    TextTable table = new TextTable("pipeline", "name", "kind", "made of");
    for (CheckedPipeline pipeline : pipelines) {
      LineageGraph graph = LineageGraph.of(pipeline);
      for (Node node : graph.nodes()) {
        if (node.kind() != Kind.INPUT) {
          List<String> from =
              graph.edges().stream()
                  .filter(edge -> edge.to().equals(node))
                  .map(edge -> edge.from().name())
                  .toList();
          table.row(pipeline.pipeline().name(), node.name(), word(node), String.join(", ", from));
        }
      }
    }
    table.lines().forEach(this::print);
  }

  private static Map<String, Object> json(CheckedPipeline pipeline) {
    LineageGraph graph = LineageGraph.of(pipeline);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pipeline", pipeline.pipeline().name());
    json.put("nodes", graph.nodes().stream().map(LineageCommand::json).toList());
    json.put("edges", edges(graph, graph.nodes()));
    json.put("columns", graph.columns());
    return json;
  }

  private static Map<String, Object> json(Found found, Set<String> columns) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("pipeline", found.pipeline.pipeline().name());
    json.put("name", found.node.name());
    json.put("kind", word(found.node));
    json.put(
        "upstream", found.graph.upstream(found.node).stream().map(LineageCommand::json).toList());
    json.put(
        "downstream",
        found.graph.downstream(found.node).stream().map(LineageCommand::json).toList());
    List<Node> near = new ArrayList<>(List.of(found.node));
    near.addAll(found.graph.upstream(found.node));
    near.addAll(found.graph.downstream(found.node));
    json.put("edges", edges(found.graph, near));
    Map<String, Object> byColumn = new LinkedHashMap<>();
    columns.forEach(name -> byColumn.put(name, origins(found, name)));
    json.put("columns", byColumn);
    return json;
  }

  private static List<Map<String, String>> edges(LineageGraph graph, List<Node> among) {
    return graph.edges().stream()
        .filter(edge -> among.contains(edge.from()) && among.contains(edge.to()))
        .map(edge -> Map.of("from", edge.from().name(), "to", edge.to().name()))
        .toList();
  }

  private static Map<String, String> json(Node node) {
    Map<String, String> json = new LinkedHashMap<>();
    json.put("kind", word(node));
    json.put("name", node.name());
    return json;
  }

  private static String word(Node node) {
    return node.kind().name().toLowerCase(Locale.ROOT);
  }
}
