package dev.leat.testing.snowflake;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a statement into tokens. Comments disappear; a backslash in a string is an escape, as
 * Snowflake has it and DuckDB has not.
 */
final class Lexer {
  private static final List<String> LONG_SYMBOLS =
      List.of("::", ">=", "<=", "<>", "!=", "||", "=>");

  private final String sql;
  private int position;

  private Lexer(String sql) {
    this.sql = sql;
  }

  static List<Token> tokens(String sql) throws SqlFailure {
    Lexer lexer = new Lexer(sql);
    List<Token> tokens = new ArrayList<>();
    lexer.skip();
    while (lexer.position < sql.length()) {
      tokens.add(lexer.next());
      lexer.skip();
    }
    while (!tokens.isEmpty() && tokens.getLast().is(";")) {
      tokens.removeLast();
    }
    return tokens;
  }

  private void skip() throws SqlFailure {
    while (position < sql.length()) {
      if (Character.isWhitespace(sql.charAt(position))) {
        position++;
      } else if (sql.startsWith("--", position) || sql.startsWith("//", position)) {
        int end = sql.indexOf('\n', position);
        position = end < 0 ? sql.length() : end;
      } else if (sql.startsWith("/*", position)) {
        int end = sql.indexOf("*/", position);
        if (end < 0) {
          throw SqlFailure.syntax("unclosed comment");
        }
        position = end + 2;
      } else {
        return;
      }
    }
  }

  private Token next() throws SqlFailure {
    char c = sql.charAt(position);
    if (c == '"') {
      return new Token(Token.Kind.QUOTED, quoted());
    }
    if (c == '\'') {
      return new Token(Token.Kind.STRING, string());
    }
    if (sql.startsWith("$$", position)) {
      return new Token(Token.Kind.STRING, dollarQuoted());
    }
    if (c == '@') {
      return new Token(Token.Kind.STAGE, stage());
    }
    if (c == '$') {
      return new Token(Token.Kind.FIELD, run(position + 1));
    }
    if (Character.isLetter(c) || c == '_') {
      return new Token(Token.Kind.WORD, run(position));
    }
    if (Character.isDigit(c)) {
      return new Token(Token.Kind.NUMBER, number());
    }
    for (String symbol : LONG_SYMBOLS) {
      if (sql.startsWith(symbol, position)) {
        position += symbol.length();
        return new Token(Token.Kind.SYMBOL, symbol);
      }
    }
    position++;
    return new Token(Token.Kind.SYMBOL, String.valueOf(c));
  }

  private String quoted() throws SqlFailure {
    StringBuilder name = new StringBuilder();
    for (int i = position + 1; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c != '"') {
        name.append(c);
      } else if (sql.startsWith("\"\"", i)) {
        name.append('"');
        i++;
      } else {
        position = i + 1;
        return name.toString();
      }
    }
    throw SqlFailure.syntax("unclosed name");
  }

  private String string() throws SqlFailure {
    StringBuilder text = new StringBuilder();
    for (int i = position + 1; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '\\' && i + 1 < sql.length()) {
        i++;
        text.append(escaped(sql.charAt(i)));
      } else if (c != '\'') {
        text.append(c);
      } else if (sql.startsWith("''", i)) {
        text.append('\'');
        i++;
      } else {
        position = i + 1;
        return text.toString();
      }
    }
    throw SqlFailure.syntax("unclosed string");
  }

  private static char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case '0' -> '\0';
      default -> c;
    };
  }

  private String dollarQuoted() throws SqlFailure {
    int end = sql.indexOf("$$", position + 2);
    if (end < 0) {
      throw SqlFailure.syntax("unclosed $$");
    }
    String text = sql.substring(position + 2, end);
    position = end + 2;
    return text;
  }

  private String stage() throws SqlFailure {
    int start = position + 1;
    position = start;
    while (position < sql.length()) {
      char c = sql.charAt(position);
      if (c == '"') {
        quoted();
      } else if (Character.isWhitespace(c) || c == ')' || c == ',' || c == ';') {
        break;
      } else {
        position++;
      }
    }
    return sql.substring(start, position);
  }

  private String run(int start) {
    int end = start;
    while (end < sql.length()
        && (Character.isLetterOrDigit(sql.charAt(end))
            || sql.charAt(end) == '_'
            || sql.charAt(end) == '$')) {
      end++;
    }
    position = end;
    return sql.substring(start, end);
  }

  private String number() {
    int start = position;
    while (position < sql.length() && isNumberPart(start)) {
      position++;
    }
    return sql.substring(start, position);
  }

  private boolean isNumberPart(int start) {
    char c = sql.charAt(position);
    char before = position == start ? ' ' : sql.charAt(position - 1);
    return Character.isDigit(c)
        || c == '.'
        || c == 'e'
        || c == 'E'
        || ((c == '+' || c == '-') && (before == 'e' || before == 'E'));
  }
}
