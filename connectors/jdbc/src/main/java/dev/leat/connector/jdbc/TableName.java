package dev.leat.connector.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table's name as a user writes it, {@code table} or {@code schema.table}; a part with unusual
 * characters is in double quotes.
 *
 * @param catalog empty but where the schema alone would be ambiguous; users do not write it
 * @param schema empty for the database's default
 */
public record TableName(String catalog, String schema, String table) {
  private static final Pattern PART = Pattern.compile("\"((?:[^\"]|\"\")+)\"|([^\".]+)");

  public TableName(String schema, String table) {
    this("", schema, table);
  }

  public TableName inCatalog(String name) {
    return new TableName(name, schema, table);
  }

  /** The name, which a user's file was checked for. */
  public static TableName parse(String text) {
    return find(text)
        .orElseThrow(() -> new IllegalArgumentException("not the name of a table: " + text));
  }

  /** The name; empty when the text has not its form. */
  public static Optional<TableName> find(String text) {
    return find(text, UnaryOperator.identity());
  }

  /** The same, with the parts that are not in quotes folded. */
  public static Optional<TableName> find(String text, UnaryOperator<String> fold) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(text);
    int position = 0;
    while (position < text.length()) {
      if (!matcher.find(position) || matcher.start() != position) {
        return Optional.empty();
      }
      parts.add(
          matcher.group(1) == null
              ? fold.apply(matcher.group(2))
              : matcher.group(1).replace("\"\"", "\""));
      position = matcher.end();
      if (position < text.length()) {
        if (text.charAt(position) != '.' || position == text.length() - 1) {
          return Optional.empty();
        }
        position++;
      }
    }
    return switch (parts.size()) {
      case 1 -> Optional.of(new TableName("", parts.get(0)));
      case 2 -> Optional.of(new TableName(parts.get(0), parts.get(1)));
      default -> Optional.empty();
    };
  }

  /** The name as SQL, every part quoted. */
  public String sql() {
    return Stream.of(catalog, schema, table)
        .filter(part -> !part.isEmpty())
        .map(TableName::quote)
        .collect(Collectors.joining("."));
  }

  public static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  @Override
  public String toString() {
    return schema.isEmpty() ? table : schema + "." + table;
  }
}
