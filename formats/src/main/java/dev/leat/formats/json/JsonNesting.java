package dev.leat.formats.json;

/** How deep in objects, arrays and strings a JSON text is. */
final class JsonNesting {
  private int depth;
  private boolean inString;
  private boolean escaped;

  void clear() {
    depth = 0;
    inString = false;
    escaped = false;
  }

  void add(int b) {
    if (escaped) {
      escaped = false;
    } else if (inString) {
      escaped = b == '\\';
      inString = b != '"';
    } else {
      switch (b) {
        case '"' -> inString = true;
        case '{', '[' -> depth++;
        case '}', ']' -> depth--;
        default -> {}
      }
    }
  }

  /** Whether all that was opened is closed. */
  boolean isClosed() {
    return depth <= 0 && !inString;
  }
}
