package dev.leat.testing.snowflake;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Snowflake's names inside DuckDB. Snowflake folds a name to upper case unless it is quoted, and
 * tells {@code "sales"} from {@code SALES}; DuckDB does neither. So lower-case letters of a quoted
 * name are kept in brackets, {@code "‹sales›"}: such a name is equal to no other in DuckDB either.
 */
final class Names {
  private static final Pattern LOWER = Pattern.compile("[a-z]+");
  private static final Pattern SHOWN = Pattern.compile("‹([a-z]+)›|([^‹›]+)");
  private static final Pattern PLAIN = Pattern.compile("[A-Z_][A-Z0-9_$]*");

  private Names() {}

  /** The name as Snowflake keeps it. */
  static String folded(Token name) {
    return name.kind() == Token.Kind.QUOTED ? name.text() : name.text().toUpperCase(Locale.ROOT);
  }

  /** The name as DuckDB keeps it. */
  static String encode(String name) {
    return LOWER.matcher(name).replaceAll("‹$0›");
  }

  /** The name as DuckDB's SQL has it. */
  static String sql(String name) {
    return '"' + encode(name).replace("\"", "\"\"") + '"';
  }

  /** What Snowflake would show where DuckDB shows that. */
  static String decode(String shown) {
    return SHOWN
        .matcher(shown)
        .replaceAll(
            match ->
                java.util.regex.Matcher.quoteReplacement(
                    match.group(1) != null
                        ? match.group(1)
                        : match.group(2).toUpperCase(Locale.ROOT)));
  }

  /** The name as Snowflake's SQL has it. */
  static String shown(String name) {
    return PLAIN.matcher(name).matches() ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
