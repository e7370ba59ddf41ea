package dev.leat.core.language;

import dev.leat.core.yaml.Node;
import org.jspecify.annotations.Nullable;

/** A short form for the common case, and a long one. */
record Either<T>(Form<T> shortForm, Form<T> longForm) implements Form<T> {
  @Override
  public @Nullable T read(Node node, Reading reading) {
    if (shortForm.suits(node)) {
      return shortForm.read(node, reading);
    }
    if (longForm.suits(node)) {
      return longForm.read(node, reading);
    }
    reading.wrongType(node, noun());
    return null;
  }

  @Override
  public boolean suits(Node node) {
    return shortForm.suits(node) || longForm.suits(node);
  }

  @Override
  public String noun() {
    return shortForm.noun() + " or " + longForm.noun();
  }
}
