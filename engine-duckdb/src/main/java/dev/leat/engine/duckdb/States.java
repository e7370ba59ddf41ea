package dev.leat.engine.duckdb;

import dev.leat.api.connector.ColumnVector;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One state of a fold after each row of a batch. */
final class States implements ColumnVector {
  final @Nullable Double[] values;

  States(int rows) {
    values = new Double[rows];
  }

  @Override
  public boolean isNull(int row) {
    return values[row] == null;
  }

  @Override
  public double doubleAt(int row) {
    return Objects.requireNonNull(values[row]);
  }

  @Override
  public @Nullable Object value(int row) {
    return values[row];
  }

  @Override
  public boolean booleanAt(int row) {
    throw isDouble();
  }

  @Override
  public long longAt(int row) {
    throw isDouble();
  }

  @Override
  public BigDecimal decimalAt(int row) {
    throw isDouble();
  }

  @Override
  public String textAt(int row) {
    throw isDouble();
  }

  @Override
  public LocalDate dateAt(int row) {
    throw isDouble();
  }

  @Override
  public LocalDateTime timestampAt(int row) {
    throw isDouble();
  }

  @Override
  public byte[] bytesAt(int row) {
    throw isDouble();
  }

  private static IllegalStateException isDouble() {
    return new IllegalStateException("a state of a fold is a double");
  }
}
