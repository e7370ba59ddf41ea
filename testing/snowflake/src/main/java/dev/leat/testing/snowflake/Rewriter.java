package dev.leat.testing.snowflake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes DuckDB's SQL of Snowflake's, token by token: names, types and functions differ; the grammar
 * of queries and changes is the same as far as this stand-in goes.
 */
final class Rewriter {
  /** The schema that stands for {@code INFORMATION_SCHEMA}, whose own name DuckDB takes itself. */
  static final String INFORMATION = "INFORMATION_SCHEMA$";

  private static final String INFORMATION_SCHEMA = "INFORMATION_SCHEMA";

  /** Functions that are macros of every session. */
  private static final Map<String, String> MACROS =
      Map.ofEntries(
          Map.entry("PARSE_JSON", "sf_parse_json"),
          Map.entry("TO_JSON", "sf_to_json"),
          Map.entry("TO_BINARY", "sf_to_binary"),
          Map.entry("TO_CHAR", "sf_to_char"),
          Map.entry("TO_VARCHAR", "sf_to_char"),
          Map.entry("CONVERT_TIMEZONE", "sf_convert_timezone"),
          Map.entry("EQUAL_NULL", "sf_equal_null"),
          Map.entry("HEX_ENCODE", "hex"),
          Map.entry("IFF", "sf_iff"),
          Map.entry("NVL", "sf_nvl"),
          Map.entry("ZEROIFNULL", "sf_zero_if_null"),
          Map.entry("SYSDATE", "sf_sysdate"));

  private final SessionState session;
  private final StringBuilder sql = new StringBuilder();

  /** For each open parenthesis, whether it belongs to a CAST. */
  private final Deque<Boolean> casts = new ArrayDeque<>();

  private Rewriter(SessionState session) {
    this.session = session;
  }

  /** The macros that the rewritten SQL calls. */
  static List<String> macros() {
    String format =
        List.of(
                "'YYYY', '%Y'",
                "'MM', '%m'",
                "'DD', '%d'",
                "'HH24', '%H'",
                "'MI', '%M'",
                "'SS', '%S'",
                "'FF6', '%f'",
                "'FF3', '%g'",
                "'\"', ''")
            .stream()
            .reduce("f", (inner, pair) -> "replace(" + inner + ", " + pair + ")", (a, _) -> a);
    return List.of(
        "sf_parse_json(x) AS json(CAST(x AS VARCHAR))",
        "sf_to_json(x) AS CAST(x AS VARCHAR)",
        "sf_to_binary(x) AS unhex(x), (x, f) AS unhex(x)",
        "sf_to_char(x) AS CAST(x AS VARCHAR), (x, f) AS strftime(x, " + format + ")",
        "sf_convert_timezone(zone, x) AS timezone(zone, CAST(x AS TIMESTAMPTZ))",
        "sf_equal_null(a, b) AS a IS NOT DISTINCT FROM b",
        "sf_iff(c, a, b) AS CASE WHEN c THEN a ELSE b END",
        "sf_nvl(a, b) AS coalesce(a, b)",
        "sf_zero_if_null(a) AS coalesce(a, 0)",
        "sf_sysdate() AS timezone('UTC', now())");
  }

  static String rewrite(List<Token> tokens, SessionState session) throws SqlFailure {
    Rewriter rewriter = new Rewriter(session);
    for (int i = 0; i < tokens.size(); i++) {
      i = rewriter.append(tokens, i);
    }
    return rewriter.sql.toString();
  }

  /** Appends the token at that position, and returns the position of the last one it took. */
  private int append(List<Token> tokens, int at) throws SqlFailure {
    Token token = tokens.get(at);
    switch (token.kind()) {
      case QUOTED -> add(name(token.text()));
      case STRING -> add(Names.literal(token.text()));
      case FIELD -> add("f" + token.text());
      case NUMBER -> add(token.text());
      case STAGE -> throw SqlFailure.unsupported("a query of the stage @" + token.text());
      case WORD -> {
        return word(tokens, at);
      }
      case SYMBOL -> {
        return symbol(tokens, at);
      }
    }
    return at;
  }

  private int symbol(List<Token> tokens, int at) throws SqlFailure {
    String symbol = tokens.get(at).text();
    switch (symbol) {
      case "(" -> casts.push(at > 0 && isCast(tokens.get(at - 1)));
      case ")" -> casts.poll();
      case ";" ->
          throw new SqlFailure(
              8, "0A000", "Actual statement count 2 did not match the desired statement count 1.");
      case "::" -> {
        add("::");
        return type(tokens, at + 1);
      }
      default -> {}
    }
    add(symbol);
    return at;
  }

  private int word(List<Token> tokens, int at) throws SqlFailure {
    Token token = tokens.get(at);
    boolean called = at + 1 < tokens.size() && tokens.get(at + 1).is("(");
    String upper = token.text().toUpperCase(Locale.ROOT);
    if (called && upper.startsWith("CURRENT_")) {
      add(contextual(upper));
      return at + 2;
    }
    if (called && MACROS.containsKey(upper)) {
      add(MACROS.get(upper));
    } else if (upper.equals(INFORMATION_SCHEMA)) {
      add(Names.sql(INFORMATION));
    } else if (upper.equals("AS") && Boolean.TRUE.equals(casts.peek())) {
      add("AS");
      return type(tokens, at + 1);
    } else if (upper.equals("MINUS")) {
      add("EXCEPT");
    } else {
      add(token.text());
    }
    return at;
  }

  private int type(List<Token> tokens, int start) throws SqlFailure {
    Cursor cursor = new Cursor(tokens.subList(start, tokens.size()));
    add(ColumnType.read(cursor).duckDb());
    return start + cursor.position() - 1;
  }

  private String contextual(String function) throws SqlFailure {
    return switch (function) {
      case "CURRENT_TIMESTAMP" -> "now()";
      case "CURRENT_DATE" -> "CAST(now() AS DATE)";
      case "CURRENT_DATABASE" -> Names.literal(session.database());
      case "CURRENT_SCHEMA" -> Names.literal(session.schema());
      case "CURRENT_ROLE" -> Names.literal(session.role());
      case "CURRENT_WAREHOUSE" -> Names.literal(session.warehouse());
      case "CURRENT_USER" -> Names.literal(session.user());
      case "CURRENT_SESSION" -> Names.literal(Long.toString(session.id()));
      case "CURRENT_VERSION" -> Names.literal(SnowflakeStandIn.VERSION);
      default -> throw SqlFailure.unsupported(function);
    };
  }

  private static String name(String name) {
    return Names.sql(name.equals(INFORMATION_SCHEMA) ? INFORMATION : name);
  }

  private static boolean isCast(Token token) {
    return token.is("CAST") || token.is("TRY_CAST");
  }

  private void add(String text) {
    if (!sql.isEmpty()) {
      sql.append(' ');
    }
    sql.append(text);
  }
}
