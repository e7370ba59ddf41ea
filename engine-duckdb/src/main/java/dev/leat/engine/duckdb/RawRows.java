package dev.leat.engine.duckdb;

import dev.leat.formats.FileScan.RecordPlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The raw rows of a source's files as a relation, and what is known of them beside. */
interface RawRows extends AutoCloseable {
  /** The name of the column that holds a row's position. */
  String POSITION = "leat:position";

  /**
   * A query of the position, the words of {@link RowBits} that need no SQL as {@link #bits}, the
   * converted values as {@link #value}, and the raw fields that expressions read by their names.
   */
  String query();

  /** How many words of bits the query has. */
  int words();

  /** By how many queries at once the rows are to be read; each gets a share of them. */
  int shares();

  /** What makes a declared column from its field; the scan's own value when null. */
  @Nullable String expression(int column);

  /** Decimals of a declared column that were rounded by the scan. */
  long rounded(int column);

  long rows();

  long bytes();

  long totalBytes();

  List<String> undeclared();

  List<RecordPlace> places(long[] positions);

  /** What is broken about the record at that position as a whole. */
  String flaw(long position);

  /** The raw text of a declared column without expression. */
  @Nullable String text(RecordPlace place, int column);

  void verifyUnchanged();

  @Override
  void close();

  static String bits(int word) {
    return "leat:bits" + word;
  }

  static String value(int column) {
    return "leat:value" + column;
  }
}
