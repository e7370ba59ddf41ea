package dev.leat.core.yaml;

import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.problem.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;

/** Builds the tree from the parser's events. Resolves aliases; decides no types. */
final class NodeBuilder {
  /** Far beyond any file a person writes; stops aliases that multiply one another. */
  private static final int MAX_NODES = 200_000;

  private final SourceText source;
  private final Parser parser;
  private final Problems problems;
  private final Map<String, Node> anchors = new HashMap<>();
  private final Map<String, Integer> sizes = new HashMap<>();
  private int nodes;

  NodeBuilder(SourceText source, Parser parser, Problems problems) {
    this.source = source;
    this.parser = parser;
    this.problems = problems;
  }

  Optional<Node> document() {
    parser.getEvent(); // the stream's start
    if (parser.checkEvent(Event.ID.StreamEnd)) {
      return Optional.empty();
    }
    parser.getEvent(); // the document's start
    Node root = node();
    parser.getEvent(); // the document's end
    if (!parser.checkEvent(Event.ID.StreamEnd)) {
      error(
          "yaml-syntax",
          location(parser.peekEvent()),
          "A second document begins here (---).",
          "Keep one document in a file.");
    }
    return root instanceof Node.Scalar scalar && scalar.isNull()
        ? Optional.empty()
        : Optional.of(root);
  }

  private Node node() {
    Event event = parser.getEvent();
    if (event instanceof AliasEvent alias) {
      return aliased(alias);
    }
    int before = nodes++;
    rejectTag(event);
    Node node =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar);
          case SequenceStartEvent _ -> sequence(event);
          case MappingStartEvent _ -> mapping(event);
          default -> throw new IllegalStateException("unexpected YAML event " + event);
        };
    if (event instanceof NodeEvent named && named.getAnchor() != null) {
      anchors.put(named.getAnchor(), node);
      sizes.put(named.getAnchor(), nodes - before);
    }
    return node;
  }

  private Node aliased(AliasEvent alias) {
    Node target = anchors.get(alias.getAnchor());
    nodes += sizes.getOrDefault(alias.getAnchor(), 0);
    if (target == null || nodes > MAX_NODES) {
      Location location = location(alias);
      error(
          "yaml-syntax",
          location,
          target == null
              ? "There is no anchor &" + alias.getAnchor() + " before this line."
              : "Aliases make this file more than " + MAX_NODES + " values long.",
          null);
      return new Node.Sequence(location, List.of());
    }
    return target;
  }

  private void rejectTag(Event event) {
    String tag =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag();
          case SequenceStartEvent sequence -> sequence.getTag();
          case MappingStartEvent mapping -> mapping.getTag();
          default -> null;
        };
    if (tag != null && !tag.equals("!")) {
      error(
          "yaml-tag",
          location(event),
          "YAML tags such as " + tag.replace("tag:yaml.org,2002:", "!!") + " mean nothing here.",
          "Leave the tag out.");
    }
  }

  private Node.Scalar scalar(ScalarEvent event) {
    int start = YamlFile.offset(source.text(), event.getStartMark());
    int end = YamlFile.offset(source.text(), event.getEndMark());
    String value = event.getValue();
    return new Node.Scalar(
        source.locate(start),
        value,
        style(event.getScalarStyle()),
        new ScalarPlaces(source, start, end, value, notation(event.getScalarStyle())));
  }

  private static Node.Style style(ScalarStyle style) {
    return switch (style) {
      case PLAIN -> Node.Style.PLAIN;
      case SINGLE_QUOTED, DOUBLE_QUOTED, JSON_SCALAR_STYLE -> Node.Style.QUOTED;
      case LITERAL, FOLDED -> Node.Style.BLOCK;
    };
  }

  private static ScalarPlaces.Notation notation(ScalarStyle style) {
    return switch (style) {
      case PLAIN -> ScalarPlaces.Notation.PLAIN;
      case SINGLE_QUOTED -> ScalarPlaces.Notation.SINGLE_QUOTED;
      case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> ScalarPlaces.Notation.DOUBLE_QUOTED;
      case LITERAL -> ScalarPlaces.Notation.LITERAL;
      case FOLDED -> ScalarPlaces.Notation.FOLDED;
    };
  }

  private Node.Sequence sequence(Event start) {
    List<Node> items = new ArrayList<>();
    while (!parser.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node());
    }
    parser.getEvent();
    return new Node.Sequence(location(start), items);
  }

  private Node.Mapping mapping(Event start) {
    List<Node.Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    while (!parser.checkEvent(Event.ID.MappingEnd)) {
      Node key = node();
      Node value = node();
      if (accepts(key, value, keys)) {
        entries.add(new Node.Entry((Node.Scalar) key, value));
      }
    }
    parser.getEvent();
    return new Node.Mapping(location(start), entries);
  }

  private boolean accepts(Node key, @Nullable Node value, Set<String> keys) {
    if (!(key instanceof Node.Scalar scalar)) {
      boolean braces = key instanceof Node.Mapping && value instanceof Node.Scalar;
      error(
          "yaml-syntax",
          key.location(),
          braces ? "A section stands where a key is expected." : "A key must be a single word.",
          "Flow style ({…}) breaks on ${…}: quote the value or write block style.");
      return false;
    }
    if (scalar.value().equals("<<")) {
      error(
          "merge-key",
          key.location(),
          "Merge keys (<<) are not part of the language.",
          "Repeat the keys, or share a whole value with &name and *name.");
      return false;
    }
    if (!keys.add(scalar.value())) {
      error(
          "duplicate-key",
          key.location(),
          "The key " + scalar.value() + " stands here twice.",
          "Remove one of them.");
      return false;
    }
    return true;
  }

  private Location location(Event event) {
    return source.locate(YamlFile.offset(source.text(), event.getStartMark()));
  }

  private void error(String code, Location location, String message, @Nullable String remedy) {
    problems.add(Problem.error(code, location, null, message, remedy));
  }
}
