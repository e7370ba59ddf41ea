package dev.leat.core.language;

import dev.leat.api.problem.Suggestions;
import dev.leat.core.yaml.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file with known keys.
 *
 * @param name what the reference calls it
 * @param build makes the value of what was read; null when that cannot be done, which is then among
 *     the problems
 */
record Section<T>(
    String name, String description, List<Key<?>> keys, Function<Fields, @Nullable T> build)
    implements Form<T> {
  Section {
    keys = List.copyOf(keys);
  }

  @Override
  public @Nullable T read(Node node, Reading reading) {
    if (!(node instanceof Node.Mapping mapping)) {
      reading.wrongType(node, noun());
      return null;
    }
    Map<Key<?>, Object> values = new HashMap<>();
    boolean complete = true;
    for (Key<?> key : keys) {
      var value = mapping.find(key.name());
      if (value.isPresent()) {
        Object read = readKey(key, value.get(), reading);
        if (read != null) {
          values.put(key, read);
        }
      }
      if (key.presence() == Key.Presence.REQUIRED && !values.containsKey(key)) {
        complete = false;
        if (value.isEmpty()) {
          missing(key, node, reading);
        }
      }
    }
    reportUnknownKeys(mapping, reading);
    return complete ? build.apply(new Fields(mapping, reading, values)) : null;
  }

  private static @Nullable Object readKey(Key<?> key, Node value, Reading reading) {
    Reading inside = reading.child(key.name());
    if (value instanceof Node.Scalar scalar && scalar.isNull()) {
      inside.nothing(scalar, key.form());
      return null;
    }
    return key.form().read(value, inside);
  }

  private void missing(Key<?> key, Node node, Reading reading) {
    reading.error(
        "missing-key",
        node.location(),
        "The key " + key.name() + " is missing.",
        "Add " + key.name() + ": " + (key.example() == null ? "…" : key.example()));
  }

  private void reportUnknownKeys(Node.Mapping mapping, Reading reading) {
    List<String> known = keys.stream().map(Key::name).toList();
    for (Node.Entry entry : mapping.entries()) {
      String written = entry.key().value();
      if (!known.contains(written)) {
        reading.error(
            "unknown-key",
            entry.key().location(),
            "Unknown key " + written + " in " + name + ".",
            written.matches("[\\w-]+")
                ? Suggestions.remedy(written, known)
                : "A comma or colon in flow style ({…}) ends a value: quote it, or write each key on"
                    + " a line of its own.");
      }
    }
  }

  @Override
  public boolean suits(Node node) {
    return node instanceof Node.Mapping;
  }

  @Override
  public String noun() {
    return "a section";
  }
}
