package dev.leat.core.plan;

import java.util.regex.Pattern;

/**
 * A path with wildcards: {@code *} and {@code ?} inside one name, {@code **} over folders, {@code
 * [abc]}, {@code {csv,txt}}. A name that begins with a dot is matched only by a pattern that says
 * the dot.
 */
final class Glob {
  private final Pattern regex;
  private final String base;

  private Glob(Pattern regex, String base) {
    this.regex = regex;
    this.base = base;
  }

  static boolean isPattern(String path) {
    return path.chars().anyMatch(c -> c == '*' || c == '?' || c == '[' || c == '{');
  }

  static Glob parse(String pattern) {
    int wild = 0;
    while (wild < pattern.length() && "*?[{".indexOf(pattern.charAt(wild)) < 0) {
      wild++;
    }
    String base = pattern.substring(0, Math.max(0, pattern.lastIndexOf('/', wild)));
    boolean absoluteRoot = base.isEmpty() && pattern.startsWith("/");
    return new Glob(Pattern.compile(regex(pattern)), absoluteRoot ? "/" : base);
  }

  /** The folder below which everything it can match lies; empty for the current one. */
  String base() {
    return base;
  }

  boolean matches(String path) {
    return regex.matcher(path).matches();
  }

  private static String regex(String pattern) {
    StringBuilder regex = new StringBuilder();
    int braces = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean beginsName = i == 0 || pattern.charAt(i - 1) == '/';
      switch (c) {
        case '*' -> {
          if (pattern.startsWith("**/", i)) {
            regex.append("(?:(?!\\.)[^/]+/)*");
            i += 2;
          } else if (pattern.startsWith("**", i)) {
            regex.append("(?:(?!\\.)[^/]+/)*(?!\\.)[^/]*");
            i++;
          } else {
            regex.append(beginsName ? "(?!\\.)[^/]*" : "[^/]*");
          }
        }
        case '?' -> regex.append(beginsName ? "[^/.]" : "[^/]");
        case '[' -> {
          int close = pattern.indexOf(']', i + 1);
          if (close < 0) {
            regex.append("\\[");
          } else {
            regex.append(charClass(pattern.substring(i + 1, close)));
            i = close;
          }
        }
        case '{' -> {
          braces++;
          regex.append("(?:");
        }
        case '}' -> {
          regex.append(braces > 0 ? ")" : "\\}");
          braces = Math.max(0, braces - 1);
        }
        case ',' -> regex.append(braces > 0 ? "|" : ",");
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.append(")".repeat(braces)).toString();
  }

  private static String charClass(String members) {
    boolean negated = members.startsWith("!");
    String quoted = (negated ? members.substring(1) : members).replaceAll("[\\[\\\\&^]", "\\\\$0");
    return "(?!/)[" + (negated ? "^" : "") + quoted + "]";
  }
}
