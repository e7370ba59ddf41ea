package dev.leat.connector.postgresql;

import dev.leat.api.type.DataType;

/** How the values of each type are written for COPY. */
final class CopyWritings {
  private CopyWritings() {}

  static CopyText.Writing of(DataType type) {
    return switch (type) {
      case DataType.Simple simple ->
          switch (simple) {
            case BOOLEAN -> (out, column, row) -> out.plain(column.booleanAt(row) ? "t" : "f");
            case INTEGER, BIGINT -> (out, column, row) -> out.number(column.longAt(row));
            case HUGEINT -> (out, column, row) -> out.plain(column.decimalAt(row).toPlainString());
            case DOUBLE -> (out, column, row) -> out.plain(Double.toString(column.doubleAt(row)));
            case VARCHAR, TIME, INTERVAL, UUID, JSON ->
                (out, column, row) -> out.text(column.textAt(row));
            case DATE -> (out, column, row) -> out.date(column.dateAt(row));
            case TIMESTAMP -> (out, column, row) -> out.timestamp(column.timestampAt(row), "");
            case TIMESTAMPTZ -> (out, column, row) -> out.timestamp(column.timestampAt(row), "+00");
            case BLOB -> (out, column, row) -> out.bytes(column.bytesAt(row));
          };
      case DataType.Decimal _ ->
          (out, column, row) -> out.plain(column.decimalAt(row).toPlainString());
      case DataType.ListOf _, DataType.Struct _ ->
          (out, column, row) -> out.text(column.textAt(row));
    };
  }
}
