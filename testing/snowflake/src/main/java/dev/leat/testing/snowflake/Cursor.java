package dev.leat.testing.snowflake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the tokens of one statement from left to right. */
final class Cursor {
  private final List<Token> tokens;
  private int position;

  Cursor(List<Token> tokens) {
    this.tokens = List.copyOf(tokens);
  }

  /** How many tokens have been read. */
  int position() {
    return position;
  }

  boolean atEnd() {
    return position >= tokens.size();
  }

  /** Whether these words come next; reads them if so. */
  boolean skip(String... words) {
    if (!sees(words)) {
      return false;
    }
    position += words.length;
    return true;
  }

  /** Whether these words come next. */
  boolean sees(String... words) {
    if (position + words.length > tokens.size()) {
      return false;
    }
    for (int i = 0; i < words.length; i++) {
      if (!tokens.get(position + i).is(words[i])) {
        return false;
      }
    }
    return true;
  }

  void expect(String... words) throws SqlFailure {
    if (!skip(words)) {
      throw SqlFailure.syntax("expected " + String.join(" ", words) + " at " + here());
    }
  }

  Token next() throws SqlFailure {
    if (atEnd()) {
      throw SqlFailure.syntax("unexpected end");
    }
    return tokens.get(position++);
  }

  /** The next token if it is of that kind; reads it if so. */
  Optional<Token> next(Token.Kind kind) {
    if (atEnd() || tokens.get(position).kind() != kind) {
      return Optional.empty();
    }
    return Optional.of(tokens.get(position++));
  }

  /** A name, folded. */
  String name() throws SqlFailure {
    Token token = next();
    return switch (token.kind()) {
      case WORD, QUOTED -> Names.folded(token);
      case STRING, NUMBER, STAGE, FIELD, SYMBOL ->
          throw SqlFailure.syntax("expected a name at " + token.text());
    };
  }

  /** The parts of {@code a.b.c}, folded. */
  List<String> dottedName() throws SqlFailure {
    List<String> parts = new ArrayList<>();
    do {
      parts.add(name());
    } while (skip("."));
    return parts;
  }

  /** What stands between the parenthesis that comes next and its end, without both. */
  List<Token> parenthesised() throws SqlFailure {
    expect("(");
    int start = position;
    int depth = 1;
    while (depth > 0) {
      Token token = next();
      if (token.is("(")) {
        depth++;
      } else if (token.is(")")) {
        depth--;
      }
    }
    return tokens.subList(start, position - 1);
  }

  List<Token> rest() {
    List<Token> rest = tokens.subList(position, tokens.size());
    position = tokens.size();
    return rest;
  }

  void expectEnd() throws SqlFailure {
    if (!atEnd()) {
      throw SqlFailure.syntax("unexpected " + here());
    }
  }

  /** Splits at commas outside parentheses. */
  static List<List<Token>> split(List<Token> list) {
    List<List<Token>> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < list.size(); i++) {
      Token token = list.get(i);
      if (token.is("(")) {
        depth++;
      } else if (token.is(")")) {
        depth--;
      } else if (token.is(",") && depth == 0) {
        parts.add(list.subList(start, i));
        start = i + 1;
      }
    }
    if (start < list.size()) {
      parts.add(list.subList(start, list.size()));
    }
    return parts;
  }

  private String here() {
    return atEnd() ? "the end" : "'" + tokens.get(position).text() + "'";
  }
}
