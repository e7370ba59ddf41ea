package dev.leat.engine.duckdb;

import dev.leat.api.type.DataType;
import dev.leat.api.type.DataType.Simple;
import dev.leat.api.type.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one type as DuckDB prints it. */
final class DuckDbTypeParser {
  private static final Pattern ARRAY = Pattern.compile("(?s)(.*)\\[\\d*]");
  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),\\s*(\\d+)\\)");
  private static final Pattern STRUCT = Pattern.compile("(?s)STRUCT\\((.*)\\)");
  private static final Map<String, Simple> NAMES =
      Map.ofEntries(
          Map.entry("BOOLEAN", Simple.BOOLEAN),
          Map.entry("TINYINT", Simple.INTEGER),
          Map.entry("SMALLINT", Simple.INTEGER),
          Map.entry("INTEGER", Simple.INTEGER),
          Map.entry("UTINYINT", Simple.INTEGER),
          Map.entry("USMALLINT", Simple.INTEGER),
          Map.entry("BIGINT", Simple.BIGINT),
          Map.entry("UINTEGER", Simple.BIGINT),
          Map.entry("HUGEINT", Simple.HUGEINT),
          Map.entry("UBIGINT", Simple.HUGEINT),
          Map.entry("FLOAT", Simple.DOUBLE),
          Map.entry("DOUBLE", Simple.DOUBLE),
          Map.entry("VARCHAR", Simple.VARCHAR),
          Map.entry("DATE", Simple.DATE),
          Map.entry("TIME", Simple.TIME),
          Map.entry("TIMESTAMP", Simple.TIMESTAMP),
          Map.entry("TIMESTAMP_S", Simple.TIMESTAMP),
          Map.entry("TIMESTAMP_MS", Simple.TIMESTAMP),
          Map.entry("TIMESTAMP_NS", Simple.TIMESTAMP),
          Map.entry("TIMESTAMP WITH TIME ZONE", Simple.TIMESTAMPTZ),
          Map.entry("INTERVAL", Simple.INTERVAL),
          Map.entry("UUID", Simple.UUID),
          Map.entry("JSON", Simple.JSON),
          Map.entry("BLOB", Simple.BLOB),
          // the type of a bare NULL
          Map.entry("\"NULL\"", Simple.INTEGER));

  private final String text;

  DuckDbTypeParser(String text) {
    this.text = text.strip();
  }

  Optional<DataType> parse() {
    Matcher array = ARRAY.matcher(text);
    if (array.matches()) {
      return DuckDbTypes.parse(array.group(1)).map(DataType.ListOf::new);
    }
    Matcher decimal = DECIMAL.matcher(text);
    if (decimal.matches()) {
      return Optional.of(
          new DataType.Decimal(
              Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2))));
    }
    Matcher struct = STRUCT.matcher(text);
    if (struct.matches()) {
      return fields(struct.group(1)).map(DataType.Struct::new);
    }
    if (text.startsWith("ENUM(")) {
      return Optional.of(Simple.VARCHAR);
    }
    return Optional.ofNullable(NAMES.get(text));
  }

  private static Optional<List<Field>> fields(String list) {
    List<Field> fields = new ArrayList<>();
    for (String part : split(list)) {
      int end = nameEnd(part);
      if (end < 0) {
        return Optional.empty();
      }
      String name = part.substring(0, end);
      Optional<DataType> type = DuckDbTypes.parse(part.substring(end));
      if (type.isEmpty()) {
        return Optional.empty();
      }
      fields.add(new Field(unquoted(name), type.get()));
    }
    return Optional.of(fields);
  }

  private static int nameEnd(String part) {
    boolean quoted = false;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ' ' && !quoted) {
        return i;
      }
    }
    return -1;
  }

  private static String unquoted(String name) {
    return name.startsWith("\"")
        ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
        : name;
  }

  /** The parts between the commas outside brackets and quotes. */
  private static List<String> split(String list) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    char quote = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(') {
        depth++;
      } else if (c == ')') {
        depth--;
      } else if (c == ',' && depth == 0) {
        parts.add(list.substring(start, i).strip());
        start = i + 1;
      }
    }
    parts.add(list.substring(start).strip());
    return parts;
  }
}
