package dev.leat.connector.postgresql;

import dev.leat.api.type.DataType;
import dev.leat.connector.jdbc.ValueReading;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** How the driver's values become those of Leat's types. */
final class PostgreSqlReading {
  private PostgreSqlReading() {}

  static ValueReading of(DataType type) {
    return switch (type) {
      case DataType.Simple simple ->
          switch (simple) {
            case BOOLEAN -> (row, position) -> row.getObject(position, Boolean.class);
            case INTEGER, BIGINT -> (row, position) -> row.getObject(position, Long.class);
            case HUGEINT -> decimal(0);
            case DOUBLE -> (row, position) -> row.getObject(position, Double.class);
            case VARCHAR, JSON, UUID, TIME, INTERVAL -> (row, position) -> row.getString(position);
            case DATE -> (row, position) -> row.getObject(position, LocalDate.class);
            case TIMESTAMP -> (row, position) -> row.getObject(position, LocalDateTime.class);
            case TIMESTAMPTZ ->
                (row, position) -> {
                  OffsetDateTime time = row.getObject(position, OffsetDateTime.class);
                  return time == null
                      ? null
                      : time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
                };
            case BLOB -> (row, position) -> row.getBytes(position);
          };
      case DataType.Decimal decimal -> decimal(decimal.scale());
      case DataType.ListOf _, DataType.Struct _ -> (row, position) -> row.getString(position);
    };
  }

  private static ValueReading decimal(int scale) {
    return (row, position) -> {
      BigDecimal value = row.getBigDecimal(position);
      return value == null ? null : value.setScale(scale, RoundingMode.UNNECESSARY);
    };
  }
}
