package dev.leat.core.project;

import dev.leat.api.problem.Location;
import dev.leat.core.yaml.Node;
import dev.leat.core.yaml.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The places of a YAML file and of the SQL files it names. */
final class TreePlaces implements Places {
  private final Node root;
  private final Map<List<String>, SourceText> texts;

  /**
   * @param texts files by the path of the text they hold
   */
  TreePlaces(Node root, Map<List<String>, SourceText> texts) {
    this.root = root;
    this.texts = Map.copyOf(texts);
  }

  @Override
  public Location at(String... path) {
    return reach(path).location();
  }

  @Override
  public Location inside(int offset, String... path) {
    SourceText text = texts.get(List.of(path));
    if (text != null) {
      return text.locate(Math.max(offset, 0));
    }
    Reached reached = reach(path);
    return offset >= 0 && reached.node() instanceof Node.Scalar scalar
        ? scalar.locate(offset)
        : reached.location();
  }

  /**
   * @param location of the key when the value has parts of its own
   */
  private record Reached(Node node, Location location) {}

  private Reached reach(String... path) {
    Reached reached = new Reached(root, root.location());
    for (String step : path) {
      Optional<Reached> next = next(reached, step);
      if (next.isEmpty()) {
        return reached;
      }
      reached = next.get();
    }
    return reached;
  }

  private static Optional<Reached> next(Reached from, String step) {
    return switch (from.node()) {
      case Node.Scalar _ -> Optional.empty();
      case Node.Sequence sequence -> item(sequence, step);
      case Node.Mapping mapping ->
          // One value may stand without the list around it.
          step.equals("0") && mapping.find(step).isEmpty()
              ? Optional.of(from)
              : entry(mapping, step);
    };
  }

  private static Optional<Reached> item(Node.Sequence sequence, String step) {
    int index = step.chars().allMatch(Character::isDigit) ? Integer.parseInt(step) : -1;
    if (index < 0 || index >= sequence.items().size()) {
      return Optional.empty();
    }
    Node item = sequence.items().get(index);
    return Optional.of(new Reached(item, item.location()));
  }

  private static Optional<Reached> entry(Node.Mapping mapping, String step) {
    return mapping
        .entry(step)
        .or(() -> signature(mapping, step))
        .map(
            entry ->
                new Reached(
                    entry.value(),
                    entry.value() instanceof Node.Scalar scalar
                        ? scalar.location()
                        : entry.key().location()));
  }

  /** A function's key may carry its parameters. */
  private static Optional<Node.Entry> signature(Node.Mapping mapping, String name) {
    return mapping.entries().stream()
        .filter(entry -> entry.key().value().startsWith(name))
        .filter(entry -> entry.key().value().substring(name.length()).strip().startsWith("("))
        .findFirst();
  }
}
