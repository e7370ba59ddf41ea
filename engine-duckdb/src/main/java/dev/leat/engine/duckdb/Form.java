package dev.leat.engine.duckdb;

import dev.leat.api.type.DataType;

/** A way in which values leave or enter DuckDB that cannot carry every type as it is. */
enum Form {
  /** Its Java vectors: numbers, text, dates and timestamps; blobs as base64, the rest as text. */
  VECTOR {
    @Override
    String carried(DataType type) {
      return switch (type) {
        case DataType.Simple simple ->
            switch (simple) {
              case BOOLEAN,
                  INTEGER,
                  BIGINT,
                  HUGEINT,
                  DOUBLE,
                  VARCHAR,
                  DATE,
                  TIMESTAMP,
                  TIMESTAMPTZ ->
                  DuckDbTypes.sql(type);
              case TIME, INTERVAL, UUID, JSON, BLOB -> "VARCHAR";
            };
        case DataType.Decimal _ -> DuckDbTypes.sql(type);
        case DataType.ListOf _, DataType.Struct _ -> "VARCHAR";
      };
    }
  },
  /** Parquet that Leat reads back: what Parquet would change (huge integers, intervals) as text. */
  STORED {
    @Override
    String carried(DataType type) {
      return type == DataType.Simple.HUGEINT || type == DataType.Simple.INTERVAL
          ? "VARCHAR"
          : DuckDbTypes.sql(type);
    }
  },
  /** Files that others read: huge integers as decimals of 38 digits, which they all know. */
  PUBLISHED {
    @Override
    String carried(DataType type) {
      return type == DataType.Simple.HUGEINT ? "DECIMAL(38,0)" : DuckDbTypes.sql(type);
    }
  };

  /** The DuckDB type that carries a value of that type in this form. */
  abstract String carried(DataType type);

  /** The expression that turns {@code value} of the type into this form. */
  String encode(DataType type, String value) {
    String carrier = carried(type);
    if (carrier.equals(DuckDbTypes.sql(type))) {
      return value;
    }
    if (type == DataType.Simple.BLOB) {
      return "to_base64(" + value + ")";
    }
    boolean nested = type instanceof DataType.ListOf || type instanceof DataType.Struct;
    return "cast(" + (nested ? "to_json(" + value + ")" : value) + " as " + carrier + ")";
  }

  /** The expression that turns a value in this form back. */
  String decode(DataType type, String value) {
    if (carried(type).equals(DuckDbTypes.sql(type))) {
      return value;
    }
    if (type == DataType.Simple.BLOB) {
      return "from_base64(" + value + ")";
    }
    boolean nested = type instanceof DataType.ListOf || type instanceof DataType.Struct;
    String text = nested ? "cast(" + value + " as json)" : value;
    return "cast(" + text + " as " + DuckDbTypes.sql(type) + ")";
  }
}
