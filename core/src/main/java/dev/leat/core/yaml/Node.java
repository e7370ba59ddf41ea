package dev.leat.core.yaml;

import dev.leat.api.problem.Location;
import java.util.List;
import java.util.Optional;

/** A value in a YAML file and its place. */
public sealed interface Node {
  Location location();

  /** What a user calls it, with its article. */
  default String kind() {
    return switch (this) {
      case Scalar scalar -> scalar.isNull() ? "empty" : "a single value";
      case Sequence _ -> "a list";
      case Mapping _ -> "a section";
    };
  }

  /** How a scalar was written. */
  enum Style {
    PLAIN,
    QUOTED,
    BLOCK
  }

  /**
   * A single value.
   *
   * @param value its text after unfolding and unquoting
   */
  record Scalar(Location location, String value, Style style, ScalarPlaces places) implements Node {
    /** Whether YAML reads it as null: nothing, {@code ~} or {@code null}, not quoted. */
    public boolean isNull() {
      return style == Style.PLAIN
          && (value.isEmpty() || value.equals("~") || value.equalsIgnoreCase("null"));
    }

    /** A whole file as one value. */
    public static Scalar of(SourceText text) {
      return new Scalar(
          text.locate(0),
          text.text(),
          Style.BLOCK,
          new ScalarPlaces(
              text, 0, text.text().length(), text.text(), ScalarPlaces.Notation.PLAIN));
    }

    /** The place of a character of the value, by its offset in UTF-16 units. */
    public Location locate(int offset) {
      return offset < 0 ? location : places.locate(offset);
    }
  }

  /** A list. */
  record Sequence(Location location, List<Node> items) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** Values by key, in the order of the file. */
  record Mapping(Location location, List<Entry> entries) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }

    public Optional<Node> find(String key) {
      return entry(key).map(Entry::value);
    }

    public Optional<Entry> entry(String key) {
      return entries.stream().filter(entry -> entry.key().value().equals(key)).findFirst();
    }
  }

  /** One key of a mapping with its value. */
  record Entry(Scalar key, Node value) {}
}
