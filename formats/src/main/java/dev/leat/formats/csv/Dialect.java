package dev.leat.formats.csv;

import dev.leat.api.pipeline.FileFormat;

/** What a reader of records must know of a CSV format. */
record Dialect(byte delimiter, byte quote, boolean multiline, int maxRecordBytes) {
  static Dialect of(FileFormat.Csv format) {
    return new Dialect(
        (byte) format.delimiter(),
        (byte) format.quote(),
        format.multiline(),
        format.maxRecordBytes());
  }

  /**
   * How much of a record is kept that is too long: more than the limit even if its last byte looks
   * like the carriage return of a line end.
   */
  int cutBytes() {
    return maxRecordBytes + 2;
  }
}
