package dev.leat.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a {@link Tree} from JSON text. */
public final class TreeReader {
  private final String text;
  private int position;

  private TreeReader(String text) {
    this.text = text;
  }

  /**
   * The tree that the JSON text describes.
   *
   * @throws IllegalArgumentException when the text is not JSON
   */
  public static Tree read(String json) {
    TreeReader reader = new TreeReader(json);
    Tree tree = reader.value();
    reader.skipBlanks();
    if (reader.position != json.length()) {
      throw reader.unexpected();
    }
    return tree;
  }

  private Tree value() {
    skipBlanks();
    if (position >= text.length()) {
      throw unexpected();
    }
    return switch (text.charAt(position)) {
      case '{' -> branch();
      case '[' -> items();
      case '"' -> new Tree.Text(string());
      case 't' -> word("true", new Tree.Flag(true));
      case 'f' -> word("false", new Tree.Flag(false));
      case 'n' -> word("null", Tree.NOTHING);
      default -> number();
    };
  }

  private Tree branch() {
    Map<String, Tree> children = new LinkedHashMap<>();
    expect('{');
    skipBlanks();
    if (!accept('}')) {
      do {
        skipBlanks();
        String name = string();
        skipBlanks();
        expect(':');
        children.put(name, value());
        skipBlanks();
      } while (accept(','));
      expect('}');
    }
    return new Tree.Branch(children);
  }

  private Tree items() {
    List<Tree> items = new ArrayList<>();
    expect('[');
    skipBlanks();
    if (!accept(']')) {
      do {
        items.add(value());
        skipBlanks();
      } while (accept(','));
      expect(']');
    }
    return new Tree.Items(items);
  }

  private Tree number() {
    int start = position;
    while (position < text.length() && "+-.eE0123456789".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    if (start == position) {
      throw unexpected();
    }
    return new Tree.Digits(text.substring(start, position));
  }

  private Tree word(String word, Tree tree) {
    if (!text.startsWith(word, position)) {
      throw unexpected();
    }
    position += word.length();
    return tree;
  }

  private String string() {
    expect('"');
    StringBuilder string = new StringBuilder();
    while (true) {
      if (position >= text.length()) {
        throw unexpected();
      }
      char c = text.charAt(position++);
      if (c == '"') {
        return string.toString();
      }
      string.append(c == '\\' ? escaped() : c);
    }
  }

  private char escaped() {
    char c = text.charAt(position++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        position += 4;
        yield (char) Integer.parseInt(text.substring(position - 4, position), 16);
      }
      default -> c;
    };
  }

  private void skipBlanks() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
  }

  private boolean accept(char c) {
    if (position < text.length() && text.charAt(position) == c) {
      position++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw unexpected();
    }
  }

  private IllegalArgumentException unexpected() {
    return new IllegalArgumentException("no JSON at position " + position);
  }
}
