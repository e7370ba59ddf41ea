package dev.leat.engine.duckdb;

import dev.leat.api.type.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunction;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/**
 * A volatile scalar function over each row's position and {@link RowBits} that says whether the row
 * passes, counts every row it is asked about, and keeps what was found about the rejected ones.
 *
 * <p>Arguments: the position, the words, then the texts of columns whose conversion happens in SQL.
 */
final class Judge implements DuckDBScalarFunction {
  private static final int KEPT_TEXT = 2 * (Reasons.QUOTED_TEXT + 1);

  private final VectorWriter writer = new VectorWriter(DataType.Simple.BOOLEAN);
  private final RowBits bits;
  private final Verdicts verdicts;
  private final Failures failures;
  private final List<Integer> textColumns;
  private final Rejections rejections;
  private final long[] found;
  private final long[] firstFailure;
  private final Map<Long, @Nullable String[]> texts = new HashMap<>();
  private long passed;
  private long outside;
  private long dropped;

  /**
   * @param textColumns the declared columns whose texts are the last arguments
   */
  Judge(RowBits bits, Verdicts verdicts, Failures failures, List<Integer> textColumns) {
    this.bits = bits;
    this.verdicts = verdicts;
    this.failures = failures;
    this.textColumns = textColumns;
    rejections = new Rejections(bits.words());
    found = new long[bits.count()];
    firstFailure = new long[bits.count()];
    Arrays.fill(firstFailure, Long.MAX_VALUE);
  }

  @Override
  public void apply(DuckDBDataChunkReader rows, DuckDBWritableVector verdict) {
    failures.keeping(
        () -> {
          judge(rows, verdict);
          return 0;
        });
  }

  private void judge(DuckDBDataChunkReader rows, DuckDBWritableVector verdict) {
    int count = (int) rows.rowCount();
    long[][] words = new long[bits.words()][];
    for (int word = 0; word < words.length; word++) {
      words[word] = VectorMemory.longs(rows.vector(1 + word), count);
    }
    long[] passing = new long[count];
    List<Integer> marked = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      long any = 0;
      for (long[] word : words) {
        any |= word[row];
      }
      if (any == 0) {
        passing[row] = 1;
      } else {
        marked.add(row);
      }
    }
    DuckDBReadableVector positions = rows.vector(0);
    synchronized (this) {
      passed += count - marked.size();
      long[] one = new long[words.length];
      for (int row : marked) {
        for (int word = 0; word < words.length; word++) {
          one[word] = words[word][row];
        }
        passing[row] = passes(positions.getLong(row), one, rows, row) ? 1 : 0;
      }
    }
    writer.write(ValueColumn.of(passing), count, verdict);
  }

  private boolean passes(long position, long[] words, DuckDBDataChunkReader rows, int row) {
    if (RowBits.isSet(words, RowBits.OUTSIDE)) {
      outside++;
      return false;
    }
    boolean waived = RowBits.isSet(words, RowBits.WAIVED);
    if (RowBits.isSet(words, RowBits.DISCARDED)) {
      dropped++;
      return false;
    }
    if (RowBits.isSet(words, RowBits.FLAW)) {
      rejections.add(position, words);
      return false;
    }
    count(position, words);
    if (waived || !verdicts.quarantines(words) && !verdicts.drops(words)) {
      passed++;
      return true;
    }
    if (!verdicts.quarantines(words)) {
      dropped++;
      return false;
    }
    rejections.add(position, words);
    keepTexts(position, words, rows, row);
    return false;
  }

  private void count(long position, long[] words) {
    boolean fails = verdicts.fails(words) && !RowBits.isSet(words, RowBits.WAIVED);
    for (int word = 0; word < words.length; word++) {
      long rest = words[word];
      while (rest != 0) {
        int bit = word * RowBits.PER_WORD + Long.numberOfTrailingZeros(rest);
        found[bit]++;
        if (fails && verdicts.fails(bit)) {
          firstFailure[bit] = Math.min(firstFailure[bit], position);
        }
        rest &= rest - 1;
      }
    }
  }

  private void keepTexts(long position, long[] words, DuckDBDataChunkReader rows, int row) {
    for (int i = 0; i < textColumns.size(); i++) {
      int column = textColumns.get(i);
      DuckDBReadableVector vector = rows.vector(1 + bits.words() + i);
      if (RowBits.isSet(words, bits.bad(column)) && !vector.isNull(row)) {
        String text = vector.getString(row);
        texts.computeIfAbsent(position, _ -> new String[textColumns.size()])[i] =
            text.substring(0, Math.min(text.length(), KEPT_TEXT));
      }
    }
  }

  /** Rows that passed. */
  synchronized long passed() {
    return passed;
  }

  /** Rows that are not of the interval; they count as not read. */
  synchronized long outside() {
    return outside;
  }

  synchronized long dropped() {
    return dropped;
  }

  /** Rows of which that was found; broken and discarded records are not looked into. */
  synchronized long found(int bit) {
    return found[bit];
  }

  /** The first position at which a finding that fails the run was made. */
  synchronized long firstFailure(int bit) {
    return firstFailure[bit];
  }

  synchronized Rejections rejections() {
    return rejections;
  }

  /** The text that did not convert, of a column whose conversion happens in SQL. */
  synchronized @Nullable String text(long position, int column) {
    @Nullable String[] kept = texts.get(position);
    return kept == null ? null : kept[textColumns.indexOf(column)];
  }

  boolean keepsTextOf(int column) {
    return textColumns.contains(column);
  }
}
