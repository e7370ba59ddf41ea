package dev.leat.formats.csv;

import dev.leat.api.problem.LeatException;
import dev.leat.formats.input.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * A file's header: its first line that is not empty.
 *
 * @param names of the fields, trimmed
 * @param end the place in the text of the first byte after it
 * @param nextLine the line after it, counting from 1
 */
record CsvHeader(List<String> names, long end, long nextLine) {
  private static final int CHUNK_BYTES = 1 << 14;

  CsvHeader {
    names = List.copyOf(names);
  }

  /** Reads the header; a user error if there is none or it is broken. */
  static CsvHeader read(TextFile file, Dialect dialect) {
    Chunk chunk = new Chunk(CHUNK_BYTES + Bytes.SLACK);
    RecordCursor cursor = new RecordCursor(dialect, 1);
    try (StreamReader reader = new StreamReader(file, dialect, CHUNK_BYTES, new LongAdder())) {
      while (reader.next(chunk)) {
        if (cursor.next(chunk)) {
          return new CsvHeader(
              split(file, dialect, chunk.bytes, cursor),
              chunk.offset + chunk.position,
              cursor.nextLine());
        }
      }
    }
    throw LeatException.user(
        "empty-file",
        file.file().name()
            + ": The file is empty, it has not even a header. If that is meant, set header: false.");
  }

  private static void requireNoWideMark(TextFile file, byte[] bytes) {
    int mark = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
    if (mark == 0xFEFF || mark == 0xFFFE) {
      throw LeatException.user(
          "broken-header",
          file.file().name()
              + ": The file begins with the byte order mark of UTF-16. Set encoding: UTF-16.");
    }
  }

  private static List<String> split(
      TextFile file, Dialect dialect, byte[] bytes, RecordCursor cursor) {
    int most = Bytes.count(bytes, dialect.delimiter(), cursor.start(), cursor.end()) + 1;
    List<String> numbered = new ArrayList<>();
    for (int field = 1; field <= most; field++) {
      numbered.add("field " + field);
    }
    RecordSplitter splitter =
        new RecordSplitter(dialect, new CsvLayout(numbered, List.of(), false, file.charset()), 1);
    int fields = splitter.fields(bytes, cursor.start(), cursor.end(), 0);
    if (fields == RecordSplitter.BROKEN) {
      requireNoWideMark(file, bytes);
      throw LeatException.user(
          "broken-header",
          file.file().name()
              + ":"
              + cursor.line()
              + ": The header "
              + splitter.flaw().replaceFirst("^a quote is", "has a quote that is")
              + ".");
    }
    List<String> names = new ArrayList<>();
    for (int field = 0; field < fields; field++) {
      names.add(Objects.requireNonNullElse(splitter.text(bytes, field), "").strip());
    }
    return names;
  }
}
