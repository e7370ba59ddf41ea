package dev.leat.engine.duckdb;

import dev.leat.api.type.DataType;
import dev.leat.api.type.DataType.Simple;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The mapping between Leat's types and DuckDB's, both ways.
 *
 * <p>Every type of Leat has a DuckDB type of its own. The other way, DuckDB's narrow and special
 * types map to the portable type that holds all their values ({@code SMALLINT} to {@code integer},
 * {@code FLOAT} to {@code double}, {@code ENUM} to {@code varchar}); a few have none.
 */
public final class DuckDbTypes {
  private DuckDbTypes() {}

  /** The type's spelling in DuckDB SQL. */
  public static String sql(DataType type) {
    return switch (type) {
      case Simple simple -> simpleSql(simple);
      case DataType.Decimal(int precision, int scale) -> "DECIMAL(" + precision + "," + scale + ")";
      case DataType.ListOf(DataType element) -> sql(element) + "[]";
      case DataType.Struct(var fields) ->
          fields.stream()
              .map(field -> DuckDbNames.quoted(field.name()) + " " + sql(field.type()))
              .collect(Collectors.joining(", ", "STRUCT(", ")"));
    };
  }

  /**
   * The type that holds all values of a DuckDB type, given as {@code DESCRIBE} and {@code typeof}
   * print it; empty when Leat has none ({@code MAP}, {@code UNION}, {@code BIT}, …).
   */
  public static Optional<DataType> parse(String duckDbType) {
    return new DuckDbTypeParser(duckDbType).parse();
  }

  private static String simpleSql(Simple type) {
    return switch (type) {
      case BOOLEAN -> "BOOLEAN";
      case INTEGER -> "INTEGER";
      case BIGINT -> "BIGINT";
      case HUGEINT -> "HUGEINT";
      case DOUBLE -> "DOUBLE";
      case VARCHAR -> "VARCHAR";
      case DATE -> "DATE";
      case TIME -> "TIME";
      case TIMESTAMP -> "TIMESTAMP";
      case TIMESTAMPTZ -> "TIMESTAMP WITH TIME ZONE";
      case INTERVAL -> "INTERVAL";
      case UUID -> "UUID";
      case JSON -> "JSON";
      case BLOB -> "BLOB";
    };
  }
}
