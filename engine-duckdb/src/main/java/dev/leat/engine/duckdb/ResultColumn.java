package dev.leat.engine.duckdb;

import dev.leat.api.connector.ColumnVector;
import dev.leat.api.type.DataType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Base64;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/** One column of a chunk; nested values, times and intervals are their text. */
record ResultColumn(DataType type, DuckDBReadableVector vector) implements ColumnVector {
  @Override
  public boolean isNull(int row) {
    return vector.isNull(row);
  }

  @Override
  public boolean booleanAt(int row) {
    require(type == DataType.Simple.BOOLEAN, "boolean");
    return vector.getBoolean(row);
  }

  @Override
  public long longAt(int row) {
    if (type == DataType.Simple.INTEGER) {
      return vector.getInt(row);
    }
    require(type == DataType.Simple.BIGINT, "integer");
    return vector.getLong(row);
  }

  @Override
  public double doubleAt(int row) {
    require(type == DataType.Simple.DOUBLE, "double");
    return vector.getDouble(row);
  }

  @Override
  public BigDecimal decimalAt(int row) {
    if (type == DataType.Simple.HUGEINT) {
      return new BigDecimal(vector.getHugeInt(row));
    }
    require(type instanceof DataType.Decimal, "decimal");
    return vector.getBigDecimal(row);
  }

  @Override
  public String textAt(int row) {
    require(Form.VECTOR.carried(type).equals("VARCHAR") && type != DataType.Simple.BLOB, "text");
    return vector.getString(row);
  }

  @Override
  public LocalDate dateAt(int row) {
    require(type == DataType.Simple.DATE, "date");
    return vector.getLocalDate(row);
  }

  @Override
  public LocalDateTime timestampAt(int row) {
    require(type == DataType.Simple.TIMESTAMP || type == DataType.Simple.TIMESTAMPTZ, "timestamp");
    return vector.getLocalDateTime(row);
  }

  @Override
  public byte[] bytesAt(int row) {
    require(type == DataType.Simple.BLOB, "blob");
    return Base64.getDecoder().decode(vector.getString(row));
  }

  @Override
  public @Nullable Object value(int row) {
    if (vector.isNull(row)) {
      return null;
    }
    return switch (type) {
      case DataType.Simple simple ->
          switch (simple) {
            case BOOLEAN -> booleanAt(row);
            case INTEGER, BIGINT -> longAt(row);
            case HUGEINT -> decimalAt(row);
            case DOUBLE -> doubleAt(row);
            case VARCHAR, TIME, INTERVAL, UUID, JSON -> textAt(row);
            case DATE -> dateAt(row);
            case TIMESTAMP, TIMESTAMPTZ -> timestampAt(row);
            case BLOB -> bytesAt(row);
          };
      case DataType.Decimal _ -> decimalAt(row);
      case DataType.ListOf _, DataType.Struct _ -> textAt(row);
    };
  }

  private void require(boolean matches, String accessor) {
    if (!matches) {
      throw new IllegalStateException("a column of " + type + " has no " + accessor);
    }
  }
}
