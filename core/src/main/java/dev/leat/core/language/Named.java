package dev.leat.core.language;

import dev.leat.core.yaml.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values by names of the user's choice, in the order of the file.
 *
 * @param names what the names must look like
 */
record Named<T>(Names names, Form<T> value) implements Form<Named.Entries<T>> {
  /** The values that could be read, and the names of those that could not. */
  record Entries<T>(List<T> values, Set<String> broken) {
    Entries {
      values = List.copyOf(values);
      broken = Set.copyOf(broken);
    }

    static <T> Entries<T> none() {
      return new Entries<>(List.of(), Set.of());
    }
  }

  /** What names must look like. */
  enum Names {
    IDENTIFIER("letters, digits and _, not beginning with a digit", "[A-Za-z_][A-Za-z0-9_]*"),
    SIGNATURE(
        "a name, or a name with its parameters: net(price, rate)",
        "[A-Za-z_][A-Za-z0-9_]*(\\s*\\([A-Za-z0-9_,\\s]*\\))?"),
    DOTTED("words with dots between them", "[A-Za-z0-9_.-]+"),
    FREE("any text", ".*\\S.*");

    private final String description;
    private final Pattern pattern;

    Names(String description, String pattern) {
      this.description = description;
      this.pattern = Pattern.compile(pattern);
    }

    String pattern() {
      return pattern.pattern();
    }
  }

  @Override
  public @Nullable Entries<T> read(Node node, Reading reading) {
    if (!(node instanceof Node.Mapping mapping)) {
      reading.wrongType(node, noun());
      return null;
    }
    List<T> values = new ArrayList<>();
    Set<String> broken = new LinkedHashSet<>();
    for (Node.Entry entry : mapping.entries()) {
      String name = entry.key().value();
      if (!names.pattern.matcher(name).matches()) {
        reading.error(
            "bad-name",
            entry.key().location(),
            "\"" + name + "\" cannot be a name.",
            "Names are " + names.description + ".");
        broken.add(name);
        continue;
      }
      T read = value.read(entry.value(), reading.child(name));
      if (read == null) {
        broken.add(name);
      } else {
        values.add(read);
      }
    }
    return new Entries<>(values, broken);
  }

  @Override
  public boolean suits(Node node) {
    return node instanceof Node.Mapping;
  }

  @Override
  public String noun() {
    return "a section of names";
  }
}
