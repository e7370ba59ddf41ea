package dev.leat.formats.csv;

/**
 * Finds where records end. Where newlines may be quoted it remembers the state it is in from one
 * call to the next, so that a record can be looked at piece by piece.
 */
final class RecordBoundary {
  private static final int FIELD_START = 0;
  private static final int UNQUOTED = 1;
  private static final int QUOTED = 2;
  private static final int AFTER_QUOTE = 3;

  private final Dialect dialect;
  private int state = FIELD_START;

  RecordBoundary(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Forgets the record it was in. */
  void reset() {
    state = FIELD_START;
  }

  /** The position of the newline that ends the record, or -1 if it is not within the range. */
  int find(byte[] bytes, int start, int end) {
    if (!dialect.multiline()) {
      int at = Bytes.indexOf(bytes, Bytes.LF, start, end);
      return at == end ? -1 : at;
    }
    for (int at = start; at < end; at++) {
      byte b = bytes[at];
      if (state == QUOTED) {
        state = b == dialect.quote() ? AFTER_QUOTE : QUOTED;
      } else if (b == Bytes.LF) {
        state = FIELD_START;
        return at;
      } else if (b == dialect.delimiter()) {
        state = FIELD_START;
      } else if (b == dialect.quote() && state != UNQUOTED) {
        state = QUOTED;
      } else {
        state = UNQUOTED;
      }
    }
    return -1;
  }
}
