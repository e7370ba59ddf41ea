package dev.leat.core.language;

import dev.leat.api.problem.Suggestions;
import dev.leat.core.yaml.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A single value.
 *
 * @param noun what a user calls it, with its article and an example
 * @param json its type in the JSON Schema
 * @param choices all it may be; empty when they cannot be listed
 * @param references what <code>${…}</code> in it means
 * @param conversion from its text
 */
record Word<T>(
    String noun, Json json, List<String> choices, References references, Conversion<T> conversion)
    implements Form<T> {
  Word {
    choices = List.copyOf(choices);
  }

  /** The types of single values in JSON. */
  enum Json {
    STRING,
    INTEGER,
    BOOLEAN,
    /** Any of them; taken as text. */
    ANY
  }

  /**
   * A text to convert.
   *
   * @param quoting whether it stands in quotes, or comes from a parameter that is text
   */
  record Text(String value, Quoting quoting) {}

  /** Whether a value is text because the user says so. */
  enum Quoting {
    BARE,
    QUOTED
  }

  /** Makes a value of a text. */
  @FunctionalInterface
  interface Conversion<T> {
    /** The value; null when the text is none. */
    @Nullable T convert(Text text);
  }

  @Override
  public @Nullable T read(Node node, Reading reading) {
    if (!(node instanceof Node.Scalar scalar)) {
      reading.wrongType(node, noun);
      return null;
    }
    if (scalar.isNull()) {
      reading.nothing(scalar, this);
      return null;
    }
    Text text = references.resolve(scalar, reading);
    if (text == null) {
      return null;
    }
    T value = conversion.convert(text);
    if (value == null) {
      reading.error(
          "wrong-type",
          scalar.location(),
          "Expected "
              + noun
              + ", found \""
              + Reading.abbreviated(text.value())
              + "\""
              + (json != Json.STRING && text.quoting() == Quoting.QUOTED ? " as text." : "."),
          remedy(text));
    }
    return value;
  }

  private @Nullable String remedy(Text text) {
    if (json == Json.BOOLEAN) {
      return switch (text.value().toLowerCase(java.util.Locale.ROOT)) {
        case "yes", "on", "y", "1" -> "Write true.";
        case "no", "off", "n", "0" -> "Write false.";
        case "true", "false" -> "Write it without quotes.";
        default -> null;
      };
    }
    if (json != Json.STRING && text.quoting() == Quoting.QUOTED) {
      return "Write it without quotes.";
    }
    return choices.isEmpty()
        ? null
        : Suggestions.nearest(text.value(), choices)
            .map(c -> "Did you mean " + c + "?")
            .orElse(null);
  }

  @Override
  public boolean suits(Node node) {
    return node instanceof Node.Scalar;
  }
}
