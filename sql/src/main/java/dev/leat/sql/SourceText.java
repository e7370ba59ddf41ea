package dev.leat.sql;

import java.nio.charset.StandardCharsets;

/** The SQL a tree was parsed from: turns the parser's byte offsets into UTF-16 ones. */
public final class SourceText {
  private final String text;
  private final int skipped;
  private final int[] unitOfByte;

  private SourceText(String text, int skipped) {
    this.text = text;
    this.skipped = skipped;
    this.unitOfByte = new int[text.getBytes(StandardCharsets.UTF_8).length + 1];
    int at = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      int bytes = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      for (int b = 0; b < bytes && at < unitOfByte.length; b++) {
        unitOfByte[at++] = i;
      }
      i += Character.charCount(point);
    }
    unitOfByte[unitOfByte.length - 1] = text.length();
  }

  public static SourceText of(String text) {
    return new SourceText(text, 0);
  }

  /**
   * Text that was put into a frame for parsing: offsets count from the end of the frame's
   * beginning.
   */
  public static SourceText framed(String before, String text, String after) {
    return new SourceText(before + text + after, before.length());
  }

  /** The whole text, as it was parsed. */
  public String text() {
    return text;
  }

  /** The offset in UTF-16 units of the user's text of a byte of the parsed text; -1 for none. */
  public int offset(long bytes) {
    return bytes < 0 || bytes >= unitOfByte.length ? -1 : Math.max(0, unitOf(bytes) - skipped);
  }

  /** Where a node begins; -1 when the parser did not say. */
  public int offset(Tree.Branch node) {
    return offset(location(node));
  }

  /** Where the last part of a dotted name begins. */
  int lastPart(Tree.Branch node) {
    long start = location(node);
    if (offset(start) < 0) {
      return -1;
    }
    String name = slice(node);
    int dot = name.lastIndexOf('.');
    int after = dot + 1;
    while (after < name.length() && Character.isWhitespace(name.charAt(after))) {
      after++;
    }
    return offset(start) + after;
  }

  /** The text of a node; empty when the parser did not say where it is. */
  String slice(Tree.Branch node) {
    long start = location(node);
    long end = start + number(node, "query_location_length");
    return start < 0 || end >= unitOfByte.length ? "" : text.substring(unitOf(start), unitOf(end));
  }

  private int unitOf(long bytes) {
    return unitOfByte[(int) bytes];
  }

  private static long location(Tree.Branch node) {
    return number(node, "query_location");
  }

  private static long number(Tree.Branch node, String name) {
    if (!(node.at(name) instanceof Tree.Digits(String digits)) || digits.length() > 9) {
      return -1;
    }
    return Long.parseLong(digits);
  }
}
