package dev.leat.core.lineage;

import dev.leat.api.engine.ColumnOrigin;
import dev.leat.api.pipeline.SourceInput;
import dev.leat.api.pipeline.Target;
import dev.leat.core.check.CheckedPipeline;
import dev.leat.core.check.CheckedSource;
import dev.leat.core.check.CheckedTable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a pipeline's sources, tables and targets are made of.
 *
 * @param nodes in an order in which each comes after what it is made of
 * @param edges from what is read to what reads it
 * @param columns for each table's column that can be derived, by {@code table.column}, the columns
 *     it is computed from directly
 */
public record LineageGraph(List<Node> nodes, List<Edge> edges, Map<String, Set<String>> columns) {
  public LineageGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
  }

  /** What a node stands for. */
  public enum Kind {
    /** Files, a table or a topic outside. */
    INPUT,
    SOURCE,
    TABLE,
    /** A table or file that is published. */
    TARGET
  }

  /** A part of the graph, by a name that is its own within its kind. */
  public record Node(Kind kind, String name) {}

  /** {@code to} is made of {@code from}. */
  public record Edge(Node from, Node to) {}

  public static LineageGraph of(CheckedPipeline pipeline) {
    Set<Node> nodes = new LinkedHashSet<>();
    Set<Edge> edges = new LinkedHashSet<>();
    Set<String> sources = new LinkedHashSet<>();
    for (CheckedSource source : pipeline.sources()) {
      Node node = new Node(Kind.SOURCE, source.name());
      sources.add(source.name());
      connect(new Node(Kind.INPUT, input(source.source().input())), node, nodes, edges);
    }
    Map<String, Set<String>> columns = new LinkedHashMap<>();
    for (CheckedTable table : pipeline.tables()) {
      Node node = new Node(Kind.TABLE, table.name());
      nodes.add(node);
      for (String input : table.inputs()) {
        Kind kind = sources.contains(input) ? Kind.SOURCE : Kind.TABLE;
        connect(new Node(kind, input), node, nodes, edges);
      }
      for (Target target : table.table().targets()) {
        connect(node, new Node(Kind.TARGET, target(target)), nodes, edges);
      }
      for (ColumnOrigin origin : table.lineage()) {
        columns.put(table.name() + "." + origin.column(), origin.inputs());
      }
    }
    return new LineageGraph(List.copyOf(nodes), List.copyOf(edges), columns);
  }

  private static void connect(Node from, Node to, Set<Node> nodes, Set<Edge> edges) {
    nodes.add(from);
    nodes.add(to);
    edges.add(new Edge(from, to));
  }

  private static String input(SourceInput input) {
    return switch (input) {
      case SourceInput.Files files -> files.pattern();
      case SourceInput.ConnectionTable table -> table.connection() + "." + table.table();
      case SourceInput.Topic topic -> topic.connection() + "." + topic.topic();
      case SourceInput.Previous previous -> "previous " + previous.table();
    };
  }

  private static String target(Target target) {
    return switch (target) {
      case Target.TableTarget table -> table.connection() + "." + table.table();
      case Target.FileTarget file -> file.path();
    };
  }

  /** Everything a node is made of, directly or not, nearest first. */
  public List<Node> upstream(Node node) {
    return reach(node, Direction.UP);
  }

  /** Everything made of a node, directly or not, nearest first. */
  public List<Node> downstream(Node node) {
    return reach(node, Direction.DOWN);
  }

  private enum Direction {
    UP,
    DOWN
  }

  private List<Node> reach(Node start, Direction direction) {
    Set<Node> reached = new LinkedHashSet<>();
    Deque<Node> waiting = new ArrayDeque<>(List.of(start));
    while (!waiting.isEmpty()) {
      Node node = waiting.remove();
      for (Edge edge : edges) {
        Node here = direction == Direction.UP ? edge.to() : edge.from();
        Node there = direction == Direction.UP ? edge.from() : edge.to();
        if (here.equals(node) && reached.add(there)) {
          waiting.add(there);
        }
      }
    }
    return List.copyOf(reached);
  }

  /**
   * The columns of sources that a table's column is computed from, through all tables between;
   * empty when it cannot be derived.
   */
  public Set<String> origins(String table, String column) {
    Set<String> origins = new TreeSet<>();
    Set<String> seen = new LinkedHashSet<>();
    Deque<String> waiting = new ArrayDeque<>(List.of(table + "." + column));
    while (!waiting.isEmpty()) {
      String name = waiting.remove();
      if (!seen.add(name)) {
        continue;
      }
      Set<String> inputs = columns.get(name);
      if (inputs != null) {
        waiting.addAll(inputs);
      } else if (!isTableColumn(name)) {
        origins.add(name);
      }
    }
    return Collections.unmodifiableSet(origins);
  }

  private boolean isTableColumn(String name) {
    String relation = name.substring(0, Math.max(0, name.indexOf('.')));
    return new ArrayList<>(nodes).contains(new Node(Kind.TABLE, relation));
  }
}
