package dev.leat.engine.duckdb;

import dev.leat.api.type.DataType;
import java.sql.SQLException;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBLogicalType;
import org.duckdb.DuckDBTableFunctionBindInfo;

/** The types of DuckDB's Java vectors that carry Leat's, as {@link Form#VECTOR} says. */
final class VectorTypes {
  private VectorTypes() {}

  /** Declares a result column of a table function. */
  static void add(DuckDBTableFunctionBindInfo info, String name, DataType type)
      throws SQLException {
    try (DuckDBLogicalType logical = of(type)) {
      info.addResultColumn(name, logical);
    }
  }

  static DuckDBLogicalType of(DataType type) throws SQLException {
    return switch (type) {
      case DataType.Simple simple ->
          DuckDBLogicalType.of(
              switch (simple) {
                case BOOLEAN -> DuckDBColumnType.BOOLEAN;
                case INTEGER -> DuckDBColumnType.INTEGER;
                case BIGINT -> DuckDBColumnType.BIGINT;
                case HUGEINT -> DuckDBColumnType.HUGEINT;
                case DOUBLE -> DuckDBColumnType.DOUBLE;
                case DATE -> DuckDBColumnType.DATE;
                case TIMESTAMP -> DuckDBColumnType.TIMESTAMP;
                case TIMESTAMPTZ -> DuckDBColumnType.TIMESTAMP_WITH_TIME_ZONE;
                case VARCHAR, TIME, INTERVAL, UUID, JSON, BLOB -> DuckDBColumnType.VARCHAR;
              });
      case DataType.Decimal decimal ->
          DuckDBLogicalType.decimal(decimal.precision(), decimal.scale());
      case DataType.ListOf _, DataType.Struct _ -> DuckDBLogicalType.of(DuckDBColumnType.VARCHAR);
    };
  }
}
