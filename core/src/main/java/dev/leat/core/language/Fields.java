package dev.leat.core.language;

import dev.leat.api.problem.Location;
import dev.leat.core.yaml.Node;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of one section that were given and could be read. */
final class Fields {
  private final Node.Mapping mapping;
  private final Reading reading;
  private final Map<Key<?>, Object> values;

  Fields(Node.Mapping mapping, Reading reading, Map<Key<?>, Object> values) {
    this.mapping = mapping;
    this.reading = reading;
    this.values = values;
  }

  /** The value; null when the key was left out or could not be read. */
  @SuppressWarnings("unchecked") // a key's form reads the key's type
  <T> @Nullable T find(Key<T> key) {
    return (T) values.get(key);
  }

  /** The value of a required key. */
  <T> T require(Key<T> key) {
    T value = find(key);
    if (value == null) {
      throw new IllegalStateException("not a required key: " + key.name());
    }
    return value;
  }

  <T> T or(Key<T> key, T fallback) {
    T value = find(key);
    return value == null ? fallback : value;
  }

  /** Whether the section has the key, readable or not. */
  boolean has(Key<?> key) {
    return mapping.find(key.name()).isPresent();
  }

  /** Whether the key is there but says nothing usable. */
  boolean unreadable(Key<?> key) {
    return has(key) && !values.containsKey(key);
  }

  /** The name the section stands under. */
  String name() {
    return reading.name();
  }

  Reading reading() {
    return reading;
  }

  /** Where the section begins. */
  Location location() {
    return mapping.location();
  }

  /** What the key holds in the file; the section itself when it is left out. */
  Node node(Key<?> key) {
    return mapping.find(key.name()).orElse(mapping);
  }

  /** The one key of several that is there; null when none or more are, which is then a problem. */
  @Nullable Key<?> exactlyOne(List<Key<?>> choices) {
    List<Key<?>> present = choices.stream().filter(this::has).toList();
    if (present.size() == 1) {
      return present.getFirst();
    }
    String all = String.join(", ", choices.stream().map(Key::name).toList());
    if (present.isEmpty()) {
      reading.error("missing-key", mapping.location(), "One of " + all + " is missing.", null);
    } else {
      reading.error(
          "conflicting-keys",
          node(present.get(1)).location(),
          present.get(0).name() + " and " + present.get(1).name() + " exclude one another.",
          "Keep one of " + all + ".");
    }
    return null;
  }

  /** Reports keys that mean nothing beside what was chosen. */
  void forbid(String because, Key<?>... keys) {
    for (Key<?> key : keys) {
      if (has(key)) {
        reading.error(
            "conflicting-keys",
            node(key).location(),
            key.name() + " means nothing here: " + because + ".",
            "Leave it out.");
      }
    }
  }
}
