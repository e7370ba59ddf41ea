package dev.leat.core.yaml;

import dev.leat.api.problem.Location;
import java.util.Arrays;

/**
 * Maps characters of a scalar's value back to the file. Computed on demand: only problems ask.
 *
 * <p>Both texts are walked side by side. Blanks and line breaks may have been folded away on one
 * side; everything else occurs on both, escapes in double quotes excepted, so the walk is exact for
 * what a problem can point at.
 */
public final class ScalarPlaces {
  private final SourceText source;
  private final int start;
  private final int end;
  private final String value;
  private final Notation notation;

  /** How the value stands in the file. */
  enum Notation {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED
  }

  ScalarPlaces(SourceText source, int start, int end, String value, Notation notation) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.value = value;
    this.notation = notation;
  }

  Location locate(int offset) {
    int[] offsets = offsets();
    return source.locate(offsets[Math.clamp(offset, 0, value.length())]);
  }

  private int[] offsets() {
    String raw = source.text();
    int[] offsets = new int[value.length() + 1];
    int at =
        switch (notation) {
          case PLAIN -> start;
          case SINGLE_QUOTED, DOUBLE_QUOTED -> start + 1;
          case LITERAL, FOLDED -> source.nextLine(start);
        };
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (isBlank(c)) {
        at = atBlank(raw, at, c);
        offsets[i] = at;
        at = Math.min(at + 1, end);
      } else {
        at = skipBlanks(raw, at);
        offsets[i] = at;
        at = Math.min(at + width(raw, at), end);
      }
    }
    offsets[value.length()] = at;
    return offsets;
  }

  /** The next raw blank of that sort if there is one before the next other character. */
  private int atBlank(String raw, int at, char blank) {
    for (int i = at; i < end && isBlank(raw.charAt(i)); i++) {
      if (raw.charAt(i) == blank || (blank == ' ' && raw.charAt(i) == '\n')) {
        return i;
      }
    }
    return at;
  }

  private int skipBlanks(String raw, int at) {
    int i = at;
    while (i < end && (isBlank(raw.charAt(i)) || isContinuation(raw, i))) {
      i++;
    }
    return i;
  }

  /** A backslash at the end of a line joins it to the next one. */
  private boolean isContinuation(String raw, int at) {
    return notation == Notation.DOUBLE_QUOTED
        && raw.charAt(at) == '\\'
        && at + 1 < end
        && (raw.charAt(at + 1) == '\n' || raw.charAt(at + 1) == '\r');
  }

  private int width(String raw, int at) {
    if (at + 1 >= end) {
      return 1;
    }
    return switch (notation) {
      case PLAIN, LITERAL, FOLDED -> 1;
      case SINGLE_QUOTED -> raw.charAt(at) == '\'' ? 2 : 1;
      case DOUBLE_QUOTED -> raw.charAt(at) == '\\' ? escapeWidth(raw.charAt(at + 1)) : 1;
    };
  }

  private static int escapeWidth(char escape) {
    return switch (escape) {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 2;
    };
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  /** Same value at the same place. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ScalarPlaces places
        && source.file().equals(places.source.file())
        && start == places.start
        && value.equals(places.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(new int[] {source.file().hashCode(), start});
  }
}
