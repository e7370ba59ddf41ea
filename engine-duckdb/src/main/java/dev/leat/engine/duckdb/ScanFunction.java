package dev.leat.engine.duckdb;

import dev.leat.api.engine.RowPatch;
import dev.leat.api.type.DataType;
import dev.leat.formats.FileScan;
import dev.leat.formats.ScanBatch;
import dev.leat.formats.ScanColumn;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.jspecify.annotations.Nullable;

/**
 * A table function over a file scan. Its columns are the position, the words of {@link RowBits}
 * that the scan knows, and the scan's columns; each query that calls it takes a share of the rows.
 */
final class ScanFunction implements DuckDBTableFunction<FileScan, ScanFunction.Share, Object> {

  private static final String COLUMN = "leat:scan";

  private final FileScan scan;
  private final List<ScanColumn> columns;
  private final int[] declared;
  private final RowBits bits;
  private final Database database;
  private final Failures failures;
  private final AtomicLongArray rounded;
  private final Map<Long, String> flaws = new ConcurrentHashMap<>();

  /**
   * @param declared for each of the scan's columns the position of the declared column whose values
   *     it has; -1 for raw text
   */
  ScanFunction(
      FileScan scan,
      List<ScanColumn> columns,
      int[] declared,
      RowBits bits,
      Database database,
      Failures failures) {
    this.scan = scan;
    this.columns = columns;
    this.declared = declared;
    this.bits = bits;
    this.database = database;
    this.failures = failures;
    rounded = new AtomicLongArray(columns.size());
  }

  /** The name of the scan's column of that position. */
  static String column(int position) {
    return COLUMN + position;
  }

  /** Values of a scan's column that were rounded. */
  long rounded(int column) {
    return rounded.get(column);
  }

  /** What is broken about the record at a position. */
  String flaw(long position) {
    return flaws.getOrDefault(position, "the record is broken");
  }

  @Override
  public FileScan bind(DuckDBTableFunctionBindInfo info) throws SQLException {
    info.addResultColumn(RawRows.POSITION, DuckDBColumnType.BIGINT);
    for (int word = 0; word < bits.scannedWords(); word++) {
      info.addResultColumn(RawRows.bits(word), DuckDBColumnType.BIGINT);
    }
    for (int i = 0; i < columns.size(); i++) {
      VectorTypes.add(info, column(i), columns.get(i).type());
    }
    return scan;
  }

  @Override
  public Share init(DuckDBTableFunctionInitInfo info) {
    info.setMaxThreads(1);
    int[] asked =
        IntStream.range(0, (int) info.getColumnCount())
            .map(i -> (int) info.getColumnIndex(i))
            .toArray();
    return new Share(asked);
  }

  @Override
  public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
    Share share = info.getInitData();
    return failures.keeping(() -> share.next(chunk));
  }

  /** The rows that one query takes. */
  final class Share {
    private final FileScan.Worker worker = scan.worker();
    private final int[] asked;
    private final VectorWriter longs = new VectorWriter(DataType.Simple.BIGINT);
    private final VectorWriter[] writers;
    private final long[][] words = new long[bits.scannedWords()][ScanBatch.CAPACITY];

    private Share(int[] asked) {
      this.asked = asked;
      writers =
          columns.stream()
              .map(column -> new VectorWriter(column.type()))
              .toArray(VectorWriter[]::new);
    }

    private long next(DuckDBDataChunkWriter chunk) {
      database.verifyNotCancelled();
      failures.verifyNone();
      ScanBatch batch = worker.next();
      while (batch != null && batch.rows() == 0) {
        batch = worker.next();
      }
      if (batch == null) {
        return 0;
      }
      note(batch);
      int firstColumn = 1 + words.length;
      for (int i = 0; i < asked.length; i++) {
        int column = asked[i];
        if (column == 0) {
          longs.write(ValueColumn.of(batch.positions()), batch.rows(), chunk.vector(i));
        } else if (column < firstColumn) {
          longs.write(ValueColumn.of(words[column - 1]), batch.rows(), chunk.vector(i));
        } else {
          int scanned = column - firstColumn;
          writers[scanned].write(ValueColumn.of(batch, scanned), batch.rows(), chunk.vector(i));
        }
      }
      return batch.rows();
    }

    private void note(ScanBatch batch) {
      for (long[] word : words) {
        Arrays.fill(word, 0, batch.rows(), 0);
      }
      noteRecords(batch);
      for (int i = 0; i < columns.size(); i++) {
        if (declared[i] >= 0) {
          mark(batch.nulls(i), bits.missing(declared[i]), batch.rows());
          mark(batch.bad(i), bits.bad(declared[i]), batch.rows());
          boolean[] changed = batch.rounded(i);
          if (changed != null) {
            rounded.addAndGet(i, count(changed, batch.rows()));
          }
        }
      }
    }

    private void noteRecords(ScanBatch batch) {
      @Nullable String[] broken = batch.flaws();
      if (broken != null) {
        for (int row = 0; row < batch.rows(); row++) {
          String flaw = broken[row];
          if (flaw != null) {
            set(RowBits.FLAW, row);
            flaws.put(batch.positions()[row], flaw);
          }
        }
      }
      @Nullable RowPatch[] patches = batch.patches();
      if (patches != null) {
        for (int row = 0; row < batch.rows(); row++) {
          RowPatch patch = patches[row];
          if (patch != null && patch.waived()) {
            set(RowBits.WAIVED, row);
          }
          if (patch != null && patch.discarded()) {
            set(RowBits.DISCARDED, row);
          }
        }
      }
    }

    private void mark(boolean @Nullable [] found, int bit, int rows) {
      if (found == null) {
        return;
      }
      for (int row = 0; row < rows; row++) {
        if (found[row]) {
          set(bit, row);
        }
      }
    }

    private void set(int bit, int row) {
      words[RowBits.word(bit)][row] |= RowBits.mask(bit);
    }

    private static long count(boolean[] found, int rows) {
      long count = 0;
      for (int row = 0; row < rows; row++) {
        count += found[row] ? 1 : 0;
      }
      return count;
    }
  }
}
