package dev.leat.core.language;

import dev.leat.core.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values in order. Items that cannot be read are left out. */
record Listing<T>(Form<T> item, Single single) implements Form<List<T>> {
  /** Whether one value may stand without the list around it. */
  enum Single {
    ALLOWED,
    FORBIDDEN
  }

  static <T> Listing<T> of(Form<T> item) {
    return new Listing<>(item, Single.FORBIDDEN);
  }

  static <T> Listing<T> oneOrMore(Form<T> item) {
    return new Listing<>(item, Single.ALLOWED);
  }

  @Override
  public @Nullable List<T> read(Node node, Reading reading) {
    if (node instanceof Node.Sequence sequence) {
      List<T> values = new ArrayList<>();
      for (int i = 0; i < sequence.items().size(); i++) {
        T value = item.read(sequence.items().get(i), reading.child(Integer.toString(i)));
        if (value != null) {
          values.add(value);
        }
      }
      return values;
    }
    if (single == Single.ALLOWED && item.suits(node)) {
      T value = item.read(node, reading);
      return value == null ? List.of() : List.of(value);
    }
    reading.wrongType(node, noun());
    return null;
  }

  @Override
  public boolean suits(Node node) {
    return node instanceof Node.Sequence || (single == Single.ALLOWED && item.suits(node));
  }

  @Override
  public String noun() {
    return single == Single.ALLOWED ? item.noun() + " or a list" : "a list";
  }
}
