package dev.leat.formats.value;

import dev.leat.api.problem.LeatException;
import dev.leat.api.type.DataType;
import dev.leat.formats.ScanColumn;

/**
 * The conversion grammar for one column: a range of UTF-8 bytes becomes a value, a null, or a bad
 * value.
 *
 * <p>With {@code trim}, white space (every code point of Unicode's White_Space property, so also
 * tab and no-break space) is removed at both ends first, and what is then empty is null. Without
 * it, only an unquoted empty text is null; a quoted one is an empty text.
 *
 * <ul>
 *   <li>integers: an optional sign and digits, within the type's range
 *   <li>decimals: an optional sign, digits with at most one point and at least one digit, no
 *       exponent; more places than the scale are rounded half away from zero, or bad where the
 *       column is exact; what does not fit the precision is bad
 *   <li>doubles: the same with an optional exponent, correctly rounded; never infinite
 *   <li>booleans: {@code true false t f 1 0}, in any case
 *   <li>dates and timestamps: see {@link TimestampConverter} and {@link DateConverter}
 *   <li>{@code time}: {@code HH:mm[:ss[.fraction]]}; {@code uuid}: 8-4-4-4-12 hexadecimal digits;
 *       kept as text
 *   <li>{@code varchar} and {@code json}: the text
 * </ul>
 *
 * Bytes after {@code end} may be read but never matter, so a buffer needs {@link #PADDING} bytes
 * more than its text. Not thread-safe: converters remember recent texts.
 */
public abstract class Converter {
  /** Bytes that must exist in an array beyond the last converted text. */
  public static final int PADDING = 8;

  /** The {@code end} of a text that was quoted and empty. */
  public static final int QUOTED_EMPTY = -1;

  private final boolean trim;

  Converter(boolean trim) {
    this.trim = trim;
  }

  /** The converter of a column; a type that text cannot hold is a user error. */
  public static Converter of(ScanColumn column) {
    return switch (column.type()) {
      case DataType.Simple simple ->
          switch (simple) {
            case BOOLEAN -> new BooleanConverter(column.trim());
            case INTEGER ->
                new IntegerConverter(column.trim(), Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BIGINT -> new IntegerConverter(column.trim(), Long.MIN_VALUE, Long.MAX_VALUE);
            case HUGEINT -> new HugeintConverter(column.trim());
            case DOUBLE -> new DoubleConverter(column.trim());
            case VARCHAR, JSON -> new TextConverter(column.trim());
            case DATE -> new DateConverter(column.trim(), patterns(column));
            case TIMESTAMP, TIMESTAMPTZ ->
                new TimestampConverter(
                    column.trim(), patterns(column), new Zone(column.timezone()));
            case TIME -> new TimeConverter(column.trim());
            case UUID -> new UuidConverter(column.trim());
            case INTERVAL, BLOB -> throw unsupported(column);
          };
      case DataType.Decimal decimal ->
          decimal.precision() <= DecimalConverter.LONG_DIGITS
              ? new DecimalConverter(column.trim(), decimal, column.exact())
              : new WideDecimalConverter(column.trim(), decimal, column.exact());
      case DataType.ListOf _, DataType.Struct _ -> throw unsupported(column);
    };
  }

  private static DatePattern[] patterns(ScanColumn column) {
    return column.formats().stream().map(DatePattern::parse).toArray(DatePattern[]::new);
  }

  private static LeatException unsupported(ScanColumn column) {
    return LeatException.user(
        "unsupported-type",
        "column "
            + column.field()
            + ": Text in a file cannot be read as "
            + column.type()
            + ". Declare it as varchar and convert it in a table.");
  }

  /** Converts {@code bytes[start, end)} into the row of the vector, and says what became of it. */
  public final Conversion convert(byte[] bytes, int start, int end, ValueVector into, int row) {
    Conversion conversion = trimmed(bytes, start, end, into, row);
    into.mark(row, conversion);
    return conversion;
  }

  /**
   * Converts one field of many records: text {@code i} is {@code bytes[starts[j], ends[j])} with
   * {@code j = first + i * stride}.
   */
  public final void convertAll(
      byte[] bytes, int[] starts, int[] ends, int first, int stride, int rows, ValueVector into) {
    int at = first;
    for (int row = 0; row < rows; row++) {
      Conversion conversion = trimmed(bytes, starts[at], ends[at], into, row);
      if (conversion != Conversion.VALUE) {
        into.mark(row, conversion);
      }
      at += stride;
    }
  }

  private Conversion trimmed(byte[] bytes, int start, int end, ValueVector into, int row) {
    if (end <= start) {
      return end == QUOTED_EMPTY && !trim ? quotedEmpty(into, row) : Conversion.NULL;
    }
    int from = start;
    int to = end;
    if (trim && (WhiteSpace.mayBe(bytes[from]) || WhiteSpace.mayBe(bytes[to - 1]))) {
      from = WhiteSpace.skip(bytes, from, to);
      to = WhiteSpace.skipBack(bytes, from, to);
      if (from == to) {
        return Conversion.NULL;
      }
    }
    return value(bytes, from, to, into, row);
  }

  /** Converts a text of at least one byte; never returns {@link Conversion#NULL}. */
  abstract Conversion value(byte[] bytes, int start, int end, ValueVector into, int row);

  /** What a quoted empty text is where white space is kept: null for all but text. */
  Conversion quotedEmpty(ValueVector into, int row) {
    return Conversion.NULL;
  }
}
