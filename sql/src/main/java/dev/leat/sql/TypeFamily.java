package dev.leat.sql;

import dev.leat.api.type.DataType;

/** Types whose values compare with one another without a conversion that could surprise. */
enum TypeFamily {
  TRUTH,
  NUMBER,
  TEXT,
  DATE,
  TIME,
  INTERVAL,
  UUID,
  BYTES,
  LIST,
  STRUCT;

  static TypeFamily of(DataType type) {
    return switch (type) {
      case DataType.Simple simple ->
          switch (simple) {
            case BOOLEAN -> TRUTH;
            case INTEGER, BIGINT, HUGEINT, DOUBLE -> NUMBER;
            case VARCHAR, JSON -> TEXT;
            case DATE, TIMESTAMP, TIMESTAMPTZ -> DATE;
            case TIME -> TIME;
            case INTERVAL -> INTERVAL;
            case UUID -> UUID;
            case BLOB -> BYTES;
          };
      case DataType.Decimal _ -> NUMBER;
      case DataType.ListOf _ -> LIST;
      case DataType.Struct _ -> STRUCT;
    };
  }

  /** Whether a text constant may stand for a value, if it has the form of one. */
  boolean readsText() {
    return switch (this) {
      case DATE, TIME, INTERVAL, UUID -> true;
      case TRUTH, NUMBER, TEXT, BYTES, LIST, STRUCT -> false;
    };
  }
}
