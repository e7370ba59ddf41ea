package dev.leat.api.type;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the type names a user writes, with the field's usual synonyms. */
public final class TypeParser {
  private static final Pattern DECIMAL =
      Pattern.compile(
          "(?:decimal|numeric)\\s*(?:\\(\\s*(\\d{1,3})\\s*(?:,\\s*(\\d{1,3})\\s*)?\\))?");
  private static final Map<String, DataType> NAMES =
      Map.ofEntries(
          Map.entry("boolean", DataType.Simple.BOOLEAN),
          Map.entry("bool", DataType.Simple.BOOLEAN),
          Map.entry("integer", DataType.Simple.INTEGER),
          Map.entry("int", DataType.Simple.INTEGER),
          Map.entry("bigint", DataType.Simple.BIGINT),
          Map.entry("long", DataType.Simple.BIGINT),
          Map.entry("hugeint", DataType.Simple.HUGEINT),
          Map.entry("double", DataType.Simple.DOUBLE),
          Map.entry("varchar", DataType.Simple.VARCHAR),
          Map.entry("text", DataType.Simple.VARCHAR),
          Map.entry("string", DataType.Simple.VARCHAR),
          Map.entry("date", DataType.Simple.DATE),
          Map.entry("time", DataType.Simple.TIME),
          Map.entry("timestamp", DataType.Simple.TIMESTAMP),
          Map.entry("timestamptz", DataType.Simple.TIMESTAMPTZ),
          Map.entry("timestamp with time zone", DataType.Simple.TIMESTAMPTZ),
          Map.entry("interval", DataType.Simple.INTERVAL),
          Map.entry("uuid", DataType.Simple.UUID),
          Map.entry("json", DataType.Simple.JSON),
          Map.entry("blob", DataType.Simple.BLOB));

  private TypeParser() {}

  /**
   * The type of that name; empty when there is none. {@code decimal} alone is {@code
   * decimal(18,3)}.
   */
  public static Optional<DataType> parse(String text) {
    String name = text.strip().toLowerCase(Locale.ROOT);
    if (name.endsWith("[]")) {
      return parse(name.substring(0, name.length() - 2)).map(DataType.ListOf::new);
    }
    Matcher decimal = DECIMAL.matcher(name);
    if (decimal.matches()) {
      int precision = decimal.group(1) == null ? 18 : Integer.parseInt(decimal.group(1));
      int scale =
          decimal.group(1) == null
              ? 3
              : decimal.group(2) == null ? 0 : Integer.parseInt(decimal.group(2));
      boolean valid =
          precision >= 1 && precision <= DataType.Decimal.MAX_PRECISION && scale <= precision;
      return valid ? Optional.of(new DataType.Decimal(precision, scale)) : Optional.empty();
    }
    return Optional.ofNullable(NAMES.get(name));
  }

  /** The names to suggest from. */
  public static List<String> names() {
    return NAMES.keySet().stream().sorted().toList();
  }
}
