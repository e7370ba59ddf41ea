package dev.leat.formats.csv;

/** Goes through a chunk record by record, leaving out empty lines. */
final class RecordCursor {
  private final RecordBoundary boundary;
  private int start;
  private int end;
  private long line;
  private long nextLine;
  private long emptyLines;

  RecordCursor(Dialect dialect, long firstLine) {
    boundary = new RecordBoundary(dialect);
    nextLine = firstLine;
  }

  /** Moves to the next record of the chunk, and the chunk's position behind it. */
  boolean next(Chunk chunk) {
    nextLine += chunk.skippedLines;
    chunk.skippedLines = 0;
    while (!chunk.isEmpty()) {
      start = chunk.position;
      boundary.reset();
      int found = boundary.find(chunk.bytes, start, chunk.end);
      int newline = found < 0 ? chunk.end - 1 : found;
      chunk.position = newline + 1;
      line = nextLine;
      nextLine += Bytes.count(chunk.bytes, Bytes.LF, start, newline) + 1;
      end = newline > start && chunk.bytes[newline - 1] == Bytes.CR ? newline - 1 : newline;
      if (end > start) {
        return true;
      }
      emptyLines++;
    }
    return false;
  }

  /** Where the record begins in the chunk's bytes. */
  int start() {
    return start;
  }

  /** Where it ends, without its line end. */
  int end() {
    return end;
  }

  /** The line it begins at. */
  long line() {
    return line;
  }

  /** Empty lines left out so far. */
  long emptyLines() {
    return emptyLines;
  }

  /** The line the next record begins at, if no empty one comes before. */
  long nextLine() {
    return nextLine;
  }
}
