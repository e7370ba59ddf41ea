package dev.leat.api.connector;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One column of a {@link RowBatch}. A typed accessor may be called for a row that is not null, and
 * for the type it is named after only; it throws {@link IllegalStateException} otherwise. {@link
 * #value} suits every type.
 */
public interface ColumnVector {
  boolean isNull(int row);

  boolean booleanAt(int row);

  /** {@code integer} and {@code bigint}. */
  long longAt(int row);

  double doubleAt(int row);

  /** {@code decimal} at its declared scale, and {@code hugeint} at scale 0. */
  BigDecimal decimalAt(int row);

  /**
   * {@code varchar}, {@code json}, {@code uuid}; {@code time} and {@code interval} as text; lists
   * and structs as JSON.
   */
  String textAt(int row);

  LocalDate dateAt(int row);

  /** {@code timestamp} as it is, {@code timestamptz} in UTC; microseconds. */
  LocalDateTime timestampAt(int row);

  byte[] bytesAt(int row);

  /**
   * The value as a plain Java object of the type the accessor named after its type returns; null
   * for null.
   */
  @Nullable Object value(int row);
}
