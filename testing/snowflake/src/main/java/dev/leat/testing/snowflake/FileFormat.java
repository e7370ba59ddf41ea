package dev.leat.testing.snowflake;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of a FILE_FORMAT, with Snowflake's defaults.
 *
 * @param quote what may enclose a field; null for nothing
 * @param escape inside an enclosed field; null for nothing
 * @param escapeUnenclosed outside of one; null for nothing
 * @param nullIf texts that mean null
 */
record FileFormat(
    Type type,
    Compression compression,
    char delimiter,
    @Nullable Character quote,
    @Nullable Character escape,
    @Nullable Character escapeUnenclosed,
    int skipHeader,
    boolean emptyIsNull,
    boolean trims,
    List<String> nullIf) {
  /** Kinds of files. */
  enum Type {
    CSV,
    PARQUET
  }

  /** How files are compressed. */
  enum Compression {
    AUTO,
    GZIP,
    NONE
  }

  private static final Set<String> KNOWN =
      Set.of(
          "TYPE",
          "COMPRESSION",
          "FIELD_DELIMITER",
          "FIELD_OPTIONALLY_ENCLOSED_BY",
          "ESCAPE",
          "ESCAPE_UNENCLOSED_FIELD",
          "SKIP_HEADER",
          "EMPTY_FIELD_AS_NULL",
          "TRIM_SPACE",
          "NULL_IF",
          "BINARY_FORMAT",
          "ENCODING",
          "REPLACE_INVALID_CHARACTERS");

  /** Reads {@code TYPE = CSV COMPRESSION = GZIP …}. */
  static FileFormat read(Map<String, List<String>> options) throws SqlFailure {
    for (String option : options.keySet()) {
      if (!KNOWN.contains(option)) {
        throw SqlFailure.unsupported("the file format option " + option);
      }
    }
    return new FileFormat(
        constant(Type.class, options, "TYPE", "CSV"),
        constant(Compression.class, options, "COMPRESSION", "AUTO"),
        first(options, "FIELD_DELIMITER", ",").charAt(0),
        character(options, "FIELD_OPTIONALLY_ENCLOSED_BY", "NONE"),
        character(options, "ESCAPE", "NONE"),
        character(options, "ESCAPE_UNENCLOSED_FIELD", "\\"),
        Integer.parseInt(first(options, "SKIP_HEADER", "0")),
        Boolean.parseBoolean(first(options, "EMPTY_FIELD_AS_NULL", "true")),
        Boolean.parseBoolean(first(options, "TRIM_SPACE", "false")),
        options.getOrDefault("NULL_IF", List.of("\\N")));
  }

  private static <E extends Enum<E>> E constant(
      Class<E> type, Map<String, List<String>> options, String name, String absent)
      throws SqlFailure {
    String value = first(options, name, absent).toUpperCase(java.util.Locale.ROOT);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(value)) {
        return constant;
      }
    }
    throw SqlFailure.unsupported("the file format option " + name + " = " + value);
  }

  private static @Nullable Character character(
      Map<String, List<String>> options, String name, String absent) {
    String value = first(options, name, absent);
    return value.equalsIgnoreCase("NONE") || value.isEmpty() ? null : value.charAt(0);
  }

  private static String first(Map<String, List<String>> options, String name, String absent) {
    List<String> values = options.get(name);
    return values == null || values.isEmpty() ? absent : values.getFirst();
  }
}
