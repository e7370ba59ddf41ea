package dev.leat.formats.csv;

import dev.leat.formats.input.Transcoder;
import dev.leat.formats.value.Converter;
import dev.leat.formats.value.ValueBatch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits records into fields. A field of record {@code r} is found at {@code r * stride() + field}
 * of {@link #starts} and {@link #ends}; all are empty where the record is broken. Not thread-safe.
 */
final class RecordSplitter {
  static final int BROKEN = -1;

  /** The most fields of one batch, so that very wide files do not need very large arrays. */
  private static final int BATCH_FIELDS = 1 << 16;

  private final Dialect dialect;
  private final CsvLayout layout;
  private final int stride;
  private final int capacity;
  private final int[] starts;
  private final int[] ends;
  private long emptyLines;
  private String flaw = "";

  RecordSplitter(Dialect dialect, CsvLayout layout) {
    this(dialect, layout, Math.clamp(BATCH_FIELDS / layout.fieldCount(), 1, ValueBatch.CAPACITY));
  }

  /** A splitter of at most so many records at once. */
  RecordSplitter(Dialect dialect, CsvLayout layout, int capacity) {
    this.dialect = dialect;
    this.layout = layout;
    this.stride = layout.fieldCount();
    this.capacity = capacity;
    this.starts = new int[capacity * stride];
    this.ends = new int[capacity * stride];
  }

  int[] starts() {
    return starts;
  }

  int[] ends() {
    return ends;
  }

  int stride() {
    return stride;
  }

  /** Empty lines left out so far. */
  long emptyLines() {
    return emptyLines;
  }

  /**
   * Splits records of the chunk from its position on, as many as the batch holds, and moves the
   * position behind them.
   *
   * @param base the position in the scan of the text's first byte
   */
  void split(Chunk chunk, long base, ValueBatch batch) {
    if (chunk.hasQuotes() || chunk.isDamaged()) {
      splitWithCare(chunk, base, batch);
    } else {
      splitPlain(chunk, base, batch);
    }
  }

  /**
   * Where there are neither quotes nor damage: one step for every delimiter and newline. One method
   * because its state has to stay in registers; every byte of every clean file passes here.
   */
  private void splitPlain(Chunk chunk, long base, ValueBatch batch) {
    byte[] bytes = chunk.bytes;
    int limit = chunk.end;
    long delimiters = Bytes.repeated(dialect.delimiter());
    long newlines = Bytes.repeated(Bytes.LF);
    int recordStart = chunk.position;
    int fieldStart = recordStart;
    int row = 0;
    int cell = 0;
    int lastCell = stride - 1;
    for (int at = recordStart; at < limit; at += Long.BYTES) {
      long word = Bytes.word(bytes, at);
      long matches = Bytes.matches(word, delimiters) | Bytes.matches(word, newlines);
      while (matches != 0) {
        int found = at + Bytes.firstMatch(matches);
        matches &= matches - 1;
        if (bytes[found] != Bytes.LF) {
          if (cell < lastCell) {
            starts[cell] = fieldStart;
            ends[cell] = found;
          }
          cell++;
          fieldStart = found + 1;
          continue;
        }
        int end = found > recordStart && bytes[found - 1] == Bytes.CR ? found - 1 : found;
        if (end == recordStart) {
          emptyLines++;
        } else {
          batch.add(base + chunk.offset + recordStart);
          if (cell == lastCell && end - recordStart <= dialect.maxRecordBytes()) {
            starts[cell] = fieldStart;
            ends[cell] = end;
          } else {
            broken(batch, row, plainFlaw(end - recordStart, cell - row * stride + 1));
          }
          row++;
        }
        recordStart = found + 1;
        fieldStart = recordStart;
        cell = row * stride;
        lastCell = cell + stride - 1;
        if (row == capacity || recordStart >= limit) {
          chunk.position = recordStart;
          return;
        }
      }
    }
  }

  private String plainFlaw(int length, int fields) {
    return length > dialect.maxRecordBytes() ? tooLong() : ragged(fields);
  }

  private void splitWithCare(Chunk chunk, long base, ValueBatch batch) {
    RecordCursor cursor = new RecordCursor(dialect, 1);
    int row = 0;
    while (row < capacity && cursor.next(chunk)) {
      batch.add(base + chunk.offset + cursor.start());
      splitRecord(chunk.bytes, cursor.start(), cursor.end(), row, batch);
      row++;
    }
    emptyLines += cursor.emptyLines();
  }

  /** Splits a text that is one record into the fields of the batch's first row. */
  void splitOne(byte[] bytes, int end, ValueBatch batch) {
    splitRecord(bytes, 0, end, 0, batch);
  }

  private void splitRecord(byte[] bytes, int start, int end, int row, ValueBatch batch) {
    int fields = fields(bytes, start, end, row);
    if (fields == BROKEN) {
      broken(batch, row, flaw);
    } else if (fields != stride) {
      broken(batch, row, ragged(fields));
    }
  }

  /** Splits a record into the fields of a row; their number, or {@link #BROKEN}. */
  int fields(byte[] bytes, int start, int end, int row) {
    if (end - start > dialect.maxRecordBytes()) {
      return broken(tooLong());
    }
    String damage = damage(bytes, start, end);
    if (damage != null) {
      return broken(damage);
    }
    int field = 0;
    int at = start;
    while (true) {
      int from = at;
      int to;
      if (at < end && bytes[at] == dialect.quote()) {
        from++;
        long unquoted = unquote(bytes, from, end);
        if (unquoted < 0) {
          return broken(openQuote());
        }
        to = (int) (unquoted >>> Integer.SIZE);
        at = (int) unquoted;
        if (at < end && bytes[at] != dialect.delimiter()) {
          return broken("has text after the closing quote of " + layout.name(field));
        }
        to = to == from ? Converter.QUOTED_EMPTY : to;
      } else {
        at = Bytes.indexOf(bytes, dialect.delimiter(), at, end);
        to = at;
      }
      if (field < stride) {
        starts[row * stride + field] = from;
        ends[row * stride + field] = to;
      }
      field++;
      if (at == end) {
        return field;
      }
      at++;
    }
  }

  /** The text of a field of the first row; null if there is none. */
  @Nullable String text(byte[] bytes, int field) {
    int start = starts[field];
    int end = ends[field];
    if (end == Converter.QUOTED_EMPTY) {
      return "";
    }
    return end == start ? null : new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  /** What the last record that was {@link #BROKEN} suffers from. */
  String flaw() {
    return flaw;
  }

  private int broken(String found) {
    flaw = found;
    return BROKEN;
  }

  /**
   * Takes the doubled quotes out of a quoted text, in place. Returns the end of the text in the
   * upper half and the position after the closing quote in the lower, or -1 if there is none.
   */
  private long unquote(byte[] bytes, int start, int end) {
    byte quote = dialect.quote();
    int to = start;
    int at = start;
    while (true) {
      int found = Bytes.indexOf(bytes, quote, at, end);
      if (found == end) {
        return -1;
      }
      if (to != at) {
        System.arraycopy(bytes, at, bytes, to, found - at);
      }
      to += found - at;
      if (found + 1 == end || bytes[found + 1] != quote) {
        return (long) to << Integer.SIZE | (found + 1);
      }
      bytes[to++] = quote;
      at = found + 2;
    }
  }

  private @Nullable String damage(byte[] bytes, int start, int end) {
    int nul = Bytes.indexOf(bytes, (byte) 0, start, end);
    if (nul < end) {
      return "has a NUL byte in " + layout.name(fieldAt(bytes, start, nul));
    }
    int invalid = Utf8.firstInvalid(bytes, start, end);
    if (invalid == end) {
      return null;
    }
    String field = layout.name(fieldAt(bytes, start, invalid));
    if (bytes[invalid] == Transcoder.INVALID && layout.isTranscoded()) {
      return "has bytes in " + field + " that are not " + layout.charset();
    }
    return ("has the byte 0x%02X in %s, which is not UTF-8; if the file is in another encoding, set"
            + " encoding")
        .formatted(bytes[invalid] & 0xFF, field);
  }

  /** The number of the field a position lies in. */
  private int fieldAt(byte[] bytes, int start, int position) {
    int field = 0;
    boolean quoted = false;
    boolean fieldStart = true;
    for (int at = start; at < position; at++) {
      if (bytes[at] == dialect.quote() && (quoted || fieldStart)) {
        quoted = !quoted;
        // A doubled quote opens the field again.
        fieldStart = !quoted;
      } else if (bytes[at] == dialect.delimiter() && !quoted) {
        field++;
        fieldStart = true;
      } else {
        fieldStart = false;
      }
    }
    return field;
  }

  private void broken(ValueBatch batch, int row, String flaw) {
    batch.flaw(flaw);
    Arrays.fill(starts, row * stride, (row + 1) * stride, 0);
    Arrays.fill(ends, row * stride, (row + 1) * stride, 0);
  }

  private String tooLong() {
    return "is longer than " + dialect.maxRecordBytes() + " bytes (max_record_bytes)";
  }

  private String openQuote() {
    return dialect.multiline()
        ? "a quote is still open at the end of the file"
        : "a quote is still open at the end of the line; if newlines inside quotes are meant, set"
            + " multiline: true";
  }

  private String ragged(int fields) {
    return "has %d %s, %s"
        .formatted(fields, fields == 1 ? "field" : "fields", layout.expectation());
  }
}
