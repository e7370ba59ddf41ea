package dev.leat.formats.csv;

import dev.leat.formats.input.TextFile;
import java.io.InputStream;
import java.util.concurrent.atomic.LongAdder;

/**
 * Reads a text from its beginning, chunk by chunk; a record that is too long is cut a little after
 * the limit, and the rest of it is read over, so memory stays bounded.
 */
final class StreamReader implements AutoCloseable {
  private final TextFile file;
  private final InputStream stream;
  private final Dialect dialect;
  private final int chunkBytes;
  private final RecordBoundary boundary;

  /** How much of the chunk's bytes is text. */
  private int filled;

  private boolean ended;
  private boolean begun;
  private boolean skipping;
  private int cutLines;

  StreamReader(TextFile file, Dialect dialect, int chunkBytes, LongAdder taken) {
    this.file = file;
    this.stream = file.open(taken);
    this.dialect = dialect;
    this.chunkBytes = chunkBytes;
    this.boundary = new RecordBoundary(dialect);
  }

  /** Fills the chunk with the next records; false at the end. */
  boolean next(Chunk chunk) {
    carryOver(chunk);
    if (skipping && !skip(chunk)) {
      return false;
    }
    int scanned = 0;
    boundary.reset();
    while (true) {
      fill(chunk);
      if (!begun) {
        begun = true;
        scanned = chunk.position = ByteOrderMark.length(chunk.bytes, filled);
      }
      int last = lastEnd(chunk, scanned);
      if (last >= 0) {
        chunk.end = last + 1;
        return true;
      }
      scanned = filled;
      if (ended) {
        return close(chunk, filled);
      }
      if (filled - chunk.position >= dialect.cutBytes()) {
        return cut(chunk);
      }
      chunk.reserve((int) Math.min(2L * chunk.bytes.length, capacityLimit()));
    }
  }

  /** The newline of the last whole record, or -1. */
  private int lastEnd(Chunk chunk, int scanned) {
    if (!dialect.multiline()) {
      int last = Bytes.lastIndexOf(chunk.bytes, Bytes.LF, scanned, filled);
      return last < scanned ? -1 : last;
    }
    int last = -1;
    int from = scanned;
    int found;
    while ((found = boundary.find(chunk.bytes, from, filled)) >= 0) {
      last = found;
      from = found + 1;
    }
    return last;
  }

  private boolean cut(Chunk chunk) {
    int at = chunk.position + dialect.cutBytes();
    skipping = true;
    // The newline that closes the cut record here is none of the file's.
    cutLines = Bytes.count(chunk.bytes, Bytes.LF, at, filled) - 1;
    return close(chunk, at);
  }

  private long capacityLimit() {
    return (long) ByteOrderMark.BYTES + dialect.cutBytes() + chunkBytes + Bytes.SLACK;
  }

  /** Moves what follows the chunk's last record to the front. */
  private void carryOver(Chunk chunk) {
    int from = skipping ? filled : Math.min(chunk.end, filled);
    System.arraycopy(chunk.bytes, from, chunk.bytes, 0, filled - from);
    chunk.offset += from;
    filled -= from;
    chunk.clear();
  }

  /** Reads over the rest of a record that was cut; false if the text ends with it. */
  private boolean skip(Chunk chunk) {
    chunk.skippedLines = cutLines;
    while (true) {
      fill(chunk);
      int found = boundary.find(chunk.bytes, 0, filled);
      int after = found < 0 ? filled : found + 1;
      chunk.skippedLines += Bytes.count(chunk.bytes, Bytes.LF, 0, after);
      System.arraycopy(chunk.bytes, after, chunk.bytes, 0, filled - after);
      chunk.offset += after;
      filled -= after;
      if (found >= 0) {
        skipping = false;
        return true;
      }
      if (ended) {
        return false;
      }
    }
  }

  private void fill(Chunk chunk) {
    chunk.reserve(chunkBytes + Bytes.SLACK);
    int limit = chunk.bytes.length - Bytes.SLACK;
    if (!ended && filled < limit) {
      int read = file.read(stream, chunk.bytes, filled, limit);
      ended = read < limit - filled;
      filled += read;
    }
  }

  /** Closes the last record with a newline at that place; false if there is none. */
  private boolean close(Chunk chunk, int at) {
    if (at <= chunk.position) {
      return false;
    }
    chunk.bytes[at] = Bytes.LF;
    chunk.end = at + 1;
    return true;
  }

  @Override
  public void close() {
    TextFile.close(stream);
  }
}
