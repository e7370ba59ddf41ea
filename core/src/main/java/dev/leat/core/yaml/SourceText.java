package dev.leat.core.yaml;

import dev.leat.api.problem.Location;
import java.util.Arrays;

/** The text of a file, whose characters have places. Immutable. */
public final class SourceText {
  private final String file;
  private final String text;
  private final int[] lineStarts;

  /**
   * @param file as the user knows it, relative to the project
   * @param text without byte order mark
   */
  public SourceText(String file, String text) {
    this.file = file;
    this.text = text;
    this.lineStarts = lineStarts(text);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int lines = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      if (lines == starts.length) {
        starts = Arrays.copyOf(starts, lines * 2);
      }
      starts[lines++] = at + 1;
    }
    return Arrays.copyOf(starts, lines);
  }

  public String file() {
    return file;
  }

  public String text() {
    return text;
  }

  /**
   * The place of a character, by its offset in UTF-16 units; an offset beyond the end is the end.
   */
  public Location locate(int offset) {
    int within = Math.clamp(offset, 0, text.length());
    int found = Arrays.binarySearch(lineStarts, within);
    int line = found >= 0 ? found : -found - 2;
    return new Location(file, line + 1, within - lineStarts[line] + 1);
  }

  /** Where the line of a character begins. */
  int lineStart(int offset) {
    return text.lastIndexOf('\n', offset - 1) + 1;
  }

  /** Where the line after that of a character begins; the end of the text when there is none. */
  int nextLine(int offset) {
    int newline = text.indexOf('\n', offset);
    return newline < 0 ? text.length() : newline + 1;
  }
}
