package dev.leat.sql;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Writes a {@link Tree} as JSON text. */
public final class TreeWriter {
  private static final Set<String> PLACES = Set.of("query_location", "query_location_length");

  private final StringBuilder json = new StringBuilder();
  private final Set<String> left;

  private TreeWriter(Set<String> left) {
    this.left = left;
  }

  public static String write(Tree tree) {
    TreeWriter writer = new TreeWriter(Set.of());
    writer.append(tree);
    return writer.json.toString();
  }

  /** The JSON text without the places in the source: equal for trees of equal meaning. */
  public static String writeWithoutPlaces(Tree tree) {
    TreeWriter writer = new TreeWriter(PLACES);
    writer.append(tree);
    return writer.json.toString();
  }

  private void append(Tree tree) {
    switch (tree) {
      case Tree.Branch(Map<String, Tree> children) -> appendBranch(children);
      case Tree.Items(var items) -> appendItems(items.iterator());
      case Tree.Text(String text) -> appendString(text);
      case Tree.Digits(String digits) -> json.append(digits);
      case Tree.Flag(boolean value) -> json.append(value);
      case Tree.Nothing() -> json.append("null");
    }
  }

  private void appendBranch(Map<String, Tree> children) {
    json.append('{');
    boolean first = true;
    for (Map.Entry<String, Tree> child : children.entrySet()) {
      if (left.contains(child.getKey())) {
        continue;
      }
      if (!first) {
        json.append(',');
      }
      first = false;
      appendString(child.getKey());
      json.append(':');
      append(child.getValue());
    }
    json.append('}');
  }

  private void appendItems(Iterator<Tree> items) {
    json.append('[');
    while (items.hasNext()) {
      append(items.next());
      if (items.hasNext()) {
        json.append(',');
      }
    }
    json.append(']');
  }

  private void appendString(String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ') {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
