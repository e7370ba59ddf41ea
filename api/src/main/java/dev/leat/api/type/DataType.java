package dev.leat.api.type;

import java.util.List;

/** A column's type, the same on every engine. Its text is its SQL spelling in lower case. */
public sealed interface DataType {

  /** The types without parameters. */
  enum Simple implements DataType {
    BOOLEAN,
    INTEGER,
    BIGINT,
    HUGEINT,
    DOUBLE,
    VARCHAR,
    DATE,
    TIME,
    /** A date and time without zone, microseconds. */
    TIMESTAMP,
    /** An instant, microseconds, shown in UTC. */
    TIMESTAMPTZ,
    INTERVAL,
    UUID,
    JSON,
    BLOB;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** An exact number of {@code precision} digits, {@code scale} of them after the point. */
  record Decimal(int precision, int scale) implements DataType {
    public static final int MAX_PRECISION = 38;

    public Decimal {
      if (precision < 1 || precision > MAX_PRECISION) {
        throw new IllegalArgumentException(
            "decimal precision " + precision + " is not within 1 … 38");
      }
      if (scale < 0 || scale > precision) {
        throw new IllegalArgumentException(
            "decimal scale " + scale + " is not within 0 … " + precision);
      }
    }

    @Override
    public String toString() {
      return "decimal(" + precision + "," + scale + ")";
    }
  }

  /** Values of one type in order. */
  record ListOf(DataType element) implements DataType {
    @Override
    public String toString() {
      return element + "[]";
    }
  }

  /** Named fields. */
  record Struct(List<Field> fields) implements DataType {
    public Struct {
      fields = List.copyOf(fields);
    }

    @Override
    public String toString() {
      return fields.stream()
          .map(field -> field.name() + " " + field.type())
          .collect(java.util.stream.Collectors.joining(", ", "struct(", ")"));
    }
  }
}
