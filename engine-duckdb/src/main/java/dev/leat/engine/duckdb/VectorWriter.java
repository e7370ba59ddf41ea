package dev.leat.engine.duckdb;

import dev.leat.api.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;

/** Writes converted values of one type into DuckDB's vectors. */
final class VectorWriter {
  private final DataType type;
  private final Width width;

  VectorWriter(DataType type) {
    this.type = type;
    this.width = Width.of(type);
  }

  void write(ValueColumn values, int rows, DuckDBWritableVector vector) {
    if (width == Width.TEXT && !InlinedTexts.fit(values.texts, rows)) {
      byte[] @Nullable [] texts = values.texts;
      vector.setStringUtf8Batch(0, texts.length == rows ? texts : Arrays.copyOf(texts, rows));
      return;
    }
    ByteBuffer memory = VectorMemory.of(vector, rows, values.nulls);
    if (memory == null) {
      writeOneByOne(values, rows, vector);
    } else {
      copy(values, rows, memory);
    }
  }

  private void copy(ValueColumn values, int rows, ByteBuffer memory) {
    long[] longs = values.longs;
    switch (width) {
      case BYTE -> {
        for (int i = 0; i < rows; i++) {
          memory.put(i, (byte) longs[i]);
        }
      }
      case SHORT -> {
        for (int i = 0; i < rows; i++) {
          memory.putShort(i * Short.BYTES, (short) longs[i]);
        }
      }
      case INT -> {
        for (int i = 0; i < rows; i++) {
          memory.putInt(i * Integer.BYTES, (int) longs[i]);
        }
      }
      case LONG -> memory.asLongBuffer().put(0, longs, 0, rows);
      case DOUBLE -> memory.asDoubleBuffer().put(0, values.doubles, 0, rows);
      case WIDE -> {
        long[] highs = values.highs;
        for (int i = 0; i < rows; i++) {
          memory.putLong(i * 2 * Long.BYTES, longs[i]);
          memory.putLong((i * 2 + 1) * Long.BYTES, highs[i]);
        }
      }
      case TEXT -> InlinedTexts.write(values.texts, rows, memory);
    }
  }

  private void writeOneByOne(ValueColumn values, int rows, DuckDBWritableVector vector) {
    boolean[] nulls = values.nulls;
    for (int i = 0; i < rows; i++) {
      if (nulls != null && nulls[i]) {
        vector.setNull(i);
      } else {
        set(values, i, vector);
      }
    }
  }

  private void set(ValueColumn values, int row, DuckDBWritableVector vector) {
    switch (type) {
      case DataType.Simple simple -> {
        switch (simple) {
          case BOOLEAN -> vector.setBoolean(row, values.longs[row] != 0);
          case INTEGER -> vector.setInt(row, (int) values.longs[row]);
          case BIGINT -> vector.setLong(row, values.longs[row]);
          case HUGEINT -> vector.setHugeInt(row, wide(values, row));
          case DOUBLE -> vector.setDouble(row, values.doubles[row]);
          case DATE -> vector.setDate(row, LocalDate.ofEpochDay(values.longs[row]));
          case TIMESTAMP -> vector.setTimestamp(row, timestamp(values.longs[row]));
          case TIMESTAMPTZ ->
              vector.setOffsetDateTime(row, timestamp(values.longs[row]).atOffset(ZoneOffset.UTC));
          case VARCHAR, TIME, INTERVAL, UUID, JSON, BLOB ->
              vector.setString(row, text(values, row));
        }
      }
      case DataType.Decimal decimal ->
          vector.setBigDecimal(
              row,
              new BigDecimal(
                  width == Width.WIDE ? wide(values, row) : BigInteger.valueOf(values.longs[row]),
                  decimal.scale()));
      case DataType.ListOf _, DataType.Struct _ -> vector.setString(row, text(values, row));
    }
  }

  private static String text(ValueColumn values, int row) {
    byte[] text = Objects.requireNonNull(values.texts[row]);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static BigInteger wide(ValueColumn values, int row) {
    BigInteger low = new BigInteger(Long.toUnsignedString(values.longs[row]));
    return BigInteger.valueOf(values.highs[row]).shiftLeft(Long.SIZE).add(low);
  }

  private static LocalDateTime timestamp(long micros) {
    return LocalDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC);
  }

  /** How a value lies in a vector's memory. */
  private enum Width {
    BYTE,
    SHORT,
    INT,
    LONG,
    WIDE,
    DOUBLE,
    TEXT;

    private static final int SHORT_DIGITS = 4;
    private static final int INT_DIGITS = 9;
    private static final int LONG_DIGITS = 18;

    static Width of(DataType type) {
      return switch (type) {
        case DataType.Simple simple ->
            switch (simple) {
              case BOOLEAN -> BYTE;
              case INTEGER, DATE -> INT;
              case BIGINT, TIMESTAMP, TIMESTAMPTZ -> LONG;
              case HUGEINT -> WIDE;
              case DOUBLE -> DOUBLE;
              case VARCHAR, TIME, INTERVAL, UUID, JSON, BLOB -> TEXT;
            };
        case DataType.Decimal decimal -> {
          if (decimal.precision() <= SHORT_DIGITS) {
            yield SHORT;
          }
          yield decimal.precision() <= INT_DIGITS
              ? INT
              : decimal.precision() <= LONG_DIGITS ? LONG : WIDE;
        }
        case DataType.ListOf _, DataType.Struct _ -> TEXT;
      };
    }
  }
}
