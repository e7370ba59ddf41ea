package dev.leat.core.check;

import dev.leat.core.check.SqlTokens.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names SQL uses, told from its words alone. Good enough to order tables and functions; what
 * the SQL really means, the engine's scope says afterwards.
 */
final class SqlNames {
  private static final Set<String> BEFORE_RELATION =
      Set.of("from", "join", "pivot", "unpivot", "summarize", "describe");
  private static final Set<String> AFTER_FROM =
      Set.of(
          "where",
          "group",
          "order",
          "having",
          "limit",
          "offset",
          "union",
          "intersect",
          "except",
          "select",
          "window",
          "qualify",
          "on",
          "using",
          "sample");

  private SqlNames() {}

  /** The relations read, in lower case, in the order of the text. */
  static Set<String> relations(String sql) {
    List<Token> tokens = SqlTokens.of(sql);
    Set<String> defined = commonTables(tokens);
    Set<String> read = new LinkedHashSet<>();
    Deque<Boolean> enclosing = new ArrayDeque<>();
    boolean inFrom = false;
    boolean expected = false;
    for (Token token : tokens) {
      if (token.isSign('(')) {
        enclosing.push(inFrom);
        inFrom = expected;
      } else if (token.isSign(')')) {
        inFrom = !enclosing.isEmpty() && enclosing.pop();
        expected = false;
      } else if (token.isSign(',')) {
        expected = inFrom;
      } else if (token.kind() == SqlTokens.Kind.WORD && BEFORE_RELATION.contains(token.lower())) {
        inFrom = true;
        expected = true;
      } else if (token.kind() == SqlTokens.Kind.WORD && AFTER_FROM.contains(token.lower())) {
        // A condition of a join may be followed by another relation after a comma.
        inFrom = token.isWord("on") || token.isWord("using");
        expected = false;
      } else if (token.isName() && expected && !token.isWord("lateral")) {
        if (!defined.contains(token.lower())) {
          read.add(token.lower());
        }
        expected = false;
      }
    }
    return read;
  }

  /** Names that the SQL itself gives to queries: {@code with name as (…)}. */
  private static Set<String> commonTables(List<Token> tokens) {
    Set<String> defined = new HashSet<>();
    for (int i = 1; i + 1 < tokens.size(); i++) {
      boolean after =
          tokens.get(i - 1).isWord("with")
              || tokens.get(i - 1).isWord("recursive")
              || tokens.get(i - 1).isSign(',');
      if (after && tokens.get(i).isName() && isDefinition(tokens, i + 1)) {
        defined.add(tokens.get(i).lower());
      }
    }
    return defined;
  }

  private static boolean isDefinition(List<Token> tokens, int from) {
    int i = from;
    if (tokens.get(i).isSign('(')) {
      while (i < tokens.size() && !tokens.get(i).isSign(')')) {
        i++;
      }
      i++;
    }
    if (i >= tokens.size() || !tokens.get(i).isWord("as")) {
      return false;
    }
    i++;
    while (i < tokens.size()
        && (tokens.get(i).isWord("materialized") || tokens.get(i).isWord("not"))) {
      i++;
    }
    return i < tokens.size() && tokens.get(i).isSign('(');
  }

  /** The functions called, in lower case. */
  static Set<String> calls(String sql) {
    List<Token> tokens = SqlTokens.of(sql);
    Set<String> called = new LinkedHashSet<>();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      if (tokens.get(i).isName() && tokens.get(i + 1).isSign('(')) {
        called.add(tokens.get(i).lower());
      }
    }
    return called;
  }

  /** Where the first star stands that takes columns; -1 for none. */
  static int star(String sql) {
    List<Token> tokens = SqlTokens.of(sql);
    for (int i = 1; i < tokens.size(); i++) {
      Token before = tokens.get(i - 1);
      boolean takes =
          before.isWord("select")
              || before.isWord("distinct")
              || before.isSign(',')
              || before.isSign('.');
      if (tokens.get(i).isSign('*') && takes) {
        return tokens.get(i).offset();
      }
    }
    return -1;
  }

  /** The name that stands at an offset; empty for a sign. */
  static String at(String sql, int offset) {
    return SqlTokens.of(sql).stream()
        .filter(token -> token.offset() == offset && token.isName())
        .map(Token::text)
        .findFirst()
        .orElse("");
  }
}
