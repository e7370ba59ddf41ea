package dev.leat.formats.csv;

import java.util.concurrent.atomic.LongAdder;

/** Goes through a file's records one after the other, counting them. */
final class RecordWalk {
  private final CsvFile file;
  private final Dialect dialect;
  private final int chunkBytes;

  RecordWalk(CsvFile file, Dialect dialect, int chunkBytes) {
    this.file = file;
    this.dialect = dialect;
    this.chunkBytes = chunkBytes;
  }

  /** Goes through the file from its beginning until the visitor has seen enough. */
  void stream(LongAdder taken, Visitor visitor) {
    Chunk chunk = new Chunk(0);
    RecordCursor cursor = new RecordCursor(dialect, file.firstLine());
    long record = 0;
    try (StreamReader reader = new StreamReader(file.text(), dialect, chunkBytes, taken)) {
      while (reader.next(chunk)) {
        long header = file.firstRecord() - chunk.offset;
        chunk.position = Math.clamp(header, chunk.position, chunk.end);
        while (cursor.next(chunk)) {
          if (!visitor.sees(++record, cursor.line(), chunk, cursor)) {
            return;
          }
        }
      }
    }
  }

  /** Goes through one chunk, whose first record has that number and line. */
  void chunk(Chunk chunk, long firstRecord, long firstLine, Visitor visitor) {
    RecordCursor cursor = new RecordCursor(dialect, firstLine);
    long record = firstRecord;
    while (cursor.next(chunk) && visitor.sees(record, cursor.line(), chunk, cursor)) {
      record++;
    }
  }

  /** Is shown every record. */
  interface Visitor {
    /**
     * Whether to go on.
     *
     * @param record its number, from 1
     * @param line the line it begins at, from 1
     */
    boolean sees(long record, long line, Chunk chunk, RecordCursor cursor);
  }
}
