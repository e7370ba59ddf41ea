package dev.leat.engine.duckdb;

import dev.leat.api.pipeline.Column;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.api.pipeline.Source;
import java.util.function.Predicate;

/**
 * What can be found about a row while it is read, one bit each, in words of {@link #PER_WORD}: a
 * sound row has none set. What the scan knows itself has the first bits.
 */
final class RowBits {
  /** A word is a {@code bigint} whose sign is left alone. */
  static final int PER_WORD = 62;

  /** The record as a whole is broken. */
  static final int FLAW = 0;

  /** A patch says that the row passes whatever it breaks. */
  static final int WAIVED = 1;

  /** A patch says that the row is dropped. */
  static final int DISCARDED = 2;

  /** The row is not of this run's interval. */
  static final int OUTSIDE = 3;

  private static final int FIRST_OF_COLUMNS = 4;

  private final int[] missing;
  private final int[] bad;
  private final int[] unknown;
  private final int[] failed;
  private final int scanned;
  private final int count;

  private RowBits(Source source, Predicate<Column> isScanned) {
    int columns = source.columns().size();
    int expectations = source.expectations().size();
    missing = new int[columns];
    bad = new int[columns];
    unknown = new int[expectations];
    failed = new int[expectations];
    int next = FIRST_OF_COLUMNS;
    for (int i = 0; i < columns; i++) {
      if (isScanned.test(source.columns().get(i))) {
        missing[i] = next++;
        bad[i] = next++;
      }
    }
    scanned = next;
    for (int i = 0; i < columns; i++) {
      if (!isScanned.test(source.columns().get(i))) {
        missing[i] = next++;
        bad[i] = next++;
      }
    }
    for (int i = 0; i < expectations; i++) {
      unknown[i] = next++;
      failed[i] = next++;
    }
    count = next;
  }

  /** The bits of a source whose files lie in that format. */
  static RowBits of(Source source, FileFormat format) {
    return switch (format) {
      // the scan converts what is not the result of an expression
      case FileFormat.Csv _, FileFormat.Json _ ->
          new RowBits(source, column -> column.as() == null);
      case FileFormat.Parquet _ -> new RowBits(source, _ -> false);
    };
  }

  /** The column is null. */
  int missing(int column) {
    return missing[column];
  }

  /** The column's text did not convert. */
  int bad(int column) {
    return bad[column];
  }

  /** The expectation was null. */
  int unknown(int expectation) {
    return unknown[expectation];
  }

  /** The expectation was false. */
  int failed(int expectation) {
    return failed[expectation];
  }

  int count() {
    return count;
  }

  int words() {
    return word(count - 1) + 1;
  }

  /** How many words the scan sets bits of. */
  int scannedWords() {
    return word(scanned - 1) + 1;
  }

  static int word(int bit) {
    return bit / PER_WORD;
  }

  static long mask(int bit) {
    return 1L << (bit % PER_WORD);
  }

  static boolean isSet(long[] words, int bit) {
    return (words[word(bit)] & mask(bit)) != 0;
  }
}
