package dev.leat.core.language;

import dev.leat.core.yaml.Node;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The form a value takes in a file, and how it is read.
 *
 * @param <T> what is read
 */
public sealed interface Form<T> permits Word, Either, Listing, Named, Section, Form.Mapped {
  /**
   * The value; null when it cannot be read, which is then among the problems. Lesser mistakes are
   * reported too, and do not keep the value from being read.
   */
  @Nullable T read(Node node, Reading reading);

  /** Whether a node of this kind can have this form at all. */
  boolean suits(Node node);

  /** What a user calls it, with its article: {@code an integer}, {@code a list}. */
  String noun();

  /** The same form, read as something else. */
  default <U> Form<U> map(BiFunction<T, Reading, @Nullable U> mapping) {
    return new Mapped<>(this, mapping);
  }

  /** A form whose value becomes another. */
  record Mapped<S, T>(Form<S> form, BiFunction<S, Reading, @Nullable T> mapping)
      implements Form<T> {
    @Override
    public @Nullable T read(Node node, Reading reading) {
      S value = form.read(node, reading);
      return value == null ? null : mapping.apply(value, reading);
    }

    @Override
    public boolean suits(Node node) {
      return form.suits(node);
    }

    @Override
    public String noun() {
      return form.noun();
    }
  }
}
