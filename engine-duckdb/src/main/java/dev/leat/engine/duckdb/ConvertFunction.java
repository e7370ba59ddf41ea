package dev.leat.engine.duckdb;

import dev.leat.api.type.DataType;
import dev.leat.formats.ScanColumn;
import dev.leat.formats.value.Conversion;
import dev.leat.formats.value.Converter;
import dev.leat.formats.value.ValueVector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunction;
import org.duckdb.DuckDBWritableVector;

/**
 * A volatile scalar function that converts the text an expression gives to its column's type by the
 * conversion grammar; null where it does not convert.
 */
final class ConvertFunction implements DuckDBScalarFunction {
  private static final int CHUNK = 2048;

  private final ScanColumn column;
  private final VectorWriter writer;
  private final Failures failures;
  private final LongAdder rounded = new LongAdder();
  private final Queue<Converting> free = new ConcurrentLinkedQueue<>();

  ConvertFunction(ScanColumn column, Failures failures) {
    this.column = column;
    this.failures = failures;
    writer = new VectorWriter(column.type());
  }

  long rounded() {
    return rounded.sum();
  }

  @Override
  public void apply(DuckDBDataChunkReader rows, DuckDBWritableVector converted) {
    failures.keeping(
        () -> {
          // converters are not thread-safe and threads come and go, so those in use are lent out
          Converting lent = free.poll();
          Converting converting = lent == null ? new Converting(column) : lent;
          convert(rows.vector(0), (int) rows.rowCount(), converting, converted);
          free.add(converting);
          return 0;
        });
  }

  private void convert(
      DuckDBReadableVector texts, int rows, Converting converting, DuckDBWritableVector converted) {
    ValueVector values = converting.values;
    values.clear();
    for (int row = 0; row < rows; row++) {
      byte[] text =
          texts.isNull(row) ? new byte[0] : texts.getString(row).getBytes(StandardCharsets.UTF_8);
      byte[] padded = Arrays.copyOf(text, text.length + Converter.PADDING);
      Conversion conversion = converting.converter.convert(padded, 0, text.length, values, row);
      if (conversion == Conversion.ROUNDED) {
        rounded.increment();
      }
    }
    writer.write(ValueColumn.of(values), rows, converted);
  }

  private static final class Converting {
    private final Converter converter;
    private final ValueVector values;

    private Converting(ScanColumn column) {
      converter = Converter.of(column);
      values = ValueVector.of(column.type(), CHUNK);
    }
  }

  /** Whether text is converted to that type by the grammar rather than by a cast. */
  static boolean converts(DataType type) {
    return switch (type) {
      case DataType.Simple simple ->
          switch (simple) {
            case BOOLEAN,
                INTEGER,
                BIGINT,
                HUGEINT,
                DOUBLE,
                DATE,
                TIMESTAMP,
                TIMESTAMPTZ,
                TIME,
                UUID ->
                true;
            case VARCHAR, JSON, INTERVAL, BLOB -> false;
          };
      case DataType.Decimal _ -> true;
      case DataType.ListOf _, DataType.Struct _ -> false;
    };
  }
}
