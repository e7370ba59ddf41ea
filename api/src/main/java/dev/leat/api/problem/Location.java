package dev.leat.api.problem;

/**
 * A place in a user's file. Lines and columns count from 1; 0 means unknown.
 *
 * @param file the file as the user knows it, relative to the project
 */
public record Location(String file, int line, int column) implements Comparable<Location> {
  public Location {
    if (line < 0 || column < 0) {
      throw new IllegalArgumentException("negative position " + line + ":" + column);
    }
  }

  /** A whole file, no line. */
  public static Location of(String file) {
    return new Location(file, 0, 0);
  }

  @Override
  public int compareTo(Location other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
