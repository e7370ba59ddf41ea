package dev.leat.core.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * SQL cut into words and signs, so that what it reads can be told before any of it can be bound.
 * Comments and string literals are left out.
 */
final class SqlTokens {
  private SqlTokens() {}

  /** Whether a token is a word, a word in double quotes, or a sign. */
  enum Kind {
    WORD,
    QUOTED,
    SIGN
  }

  /**
   * One token.
   *
   * @param text without quotes; as it was written
   */
  record Token(Kind kind, String text, int offset) {
    boolean isWord(String word) {
      return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSign(char sign) {
      return kind == Kind.SIGN && text.charAt(0) == sign;
    }

    /** Whether it can be a name. */
    boolean isName() {
      return kind != Kind.SIGN;
    }

    String lower() {
      return text.toLowerCase(Locale.ROOT);
    }
  }

  static List<Token> of(String sql) {
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      int end = at + 1;
      if (Character.isWhitespace(c)) {
        at = end;
        continue;
      }
      if (sql.startsWith("--", at)) {
        end = lineEnd(sql, at);
      } else if (sql.startsWith("/*", at)) {
        int close = sql.indexOf("*/", at + 2);
        end = close < 0 ? sql.length() : close + 2;
      } else if (c == '\'') {
        end = quoteEnd(sql, at, '\'');
      } else if (c == '"') {
        end = quoteEnd(sql, at, '"');
        String name = sql.substring(at + 1, Math.max(at + 1, end - 1));
        tokens.add(new Token(Kind.QUOTED, name.replace("\"\"", "\""), at));
      } else if (isWordPart(c)) {
        while (end < sql.length() && isWordPart(sql.charAt(end))) {
          end++;
        }
        tokens.add(new Token(Kind.WORD, sql.substring(at, end), at));
      } else {
        tokens.add(new Token(Kind.SIGN, String.valueOf(c), at));
      }
      at = end;
    }
    return tokens;
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }

  private static int lineEnd(String sql, int at) {
    int newline = sql.indexOf('\n', at);
    return newline < 0 ? sql.length() : newline;
  }

  private static int quoteEnd(String sql, int at, char quote) {
    int i = at + 1;
    while (i < sql.length()) {
      if (sql.charAt(i) == quote) {
        if (i + 1 >= sql.length() || sql.charAt(i + 1) != quote) {
          return i + 1;
        }
        i++;
      }
      i++;
    }
    return sql.length();
  }
}
