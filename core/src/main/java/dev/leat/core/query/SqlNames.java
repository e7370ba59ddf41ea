package dev.leat.core.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names in a piece of SQL, without its texts, comments and numbers. */
final class SqlNames {
  private static final Set<String> BEFORE_RELATIONS = Set.of("from", "join", "table");

  private final String sql;
  private final List<Name> names = new ArrayList<>();

  /**
   * A name.
   *
   * @param text without quotes
   * @param relation whether a relation may stand here
   * @param column whether it comes after a dot
   */
  record Name(String text, int start, int end, boolean relation, boolean column) {}

  private SqlNames(String sql) {
    this.sql = sql;
  }

  static List<Name> of(String sql) {
    SqlNames scan = new SqlNames(sql);
    scan.scan();
    return List.copyOf(scan.names);
  }

  private void scan() {
    int at = 0;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      if (c == '\'') {
        at = closing('\'', at + 1);
      } else if (sql.startsWith("--", at)) {
        at = after("\n", at);
      } else if (sql.startsWith("/*", at)) {
        at = after("*/", at);
      } else if (c == '"') {
        int end = closing('"', at + 1);
        String quoted = sql.substring(at + 1, Math.max(at + 1, end - 1));
        add(quoted.replace("\"\"", "\""), at, end);
        at = end;
      } else if (Character.isLetter(c) || c == '_') {
        int end = at + 1;
        while (end < sql.length() && isPart(sql.charAt(end))) {
          end++;
        }
        add(sql.substring(at, end), at, end);
        at = end;
      } else if (Character.isDigit(c)) {
        at++;
        while (at < sql.length() && isPart(sql.charAt(at))) {
          at++;
        }
      } else {
        at++;
      }
    }
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private int closing(char quote, int from) {
    int at = from;
    while (at < sql.length()) {
      if (sql.charAt(at) == quote) {
        if (at + 1 < sql.length() && sql.charAt(at + 1) == quote) {
          at++;
        } else {
          return at + 1;
        }
      }
      at++;
    }
    return sql.length();
  }

  private int after(String end, int from) {
    int found = sql.indexOf(end, from);
    return found < 0 ? sql.length() : found + end.length();
  }

  private void add(String text, int start, int end) {
    int before = start - 1;
    while (before >= 0 && Character.isWhitespace(sql.charAt(before))) {
      before--;
    }
    char previous = before < 0 ? ' ' : sql.charAt(before);
    boolean afterWord =
        !names.isEmpty()
            && names.getLast().end == before + 1
            && BEFORE_RELATIONS.contains(names.getLast().text.toLowerCase(Locale.ROOT));
    boolean call = end < sql.length() && sql.charAt(end) == '(';
    boolean relation = !call && (afterWord || previous == ',' || previous == '(');
    names.add(new Name(text, start, end, relation, previous == '.'));
  }
}
