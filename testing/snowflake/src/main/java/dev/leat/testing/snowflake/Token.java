package dev.leat.testing.snowflake;

/**
 * One element of a statement.
 *
 * @param text what it means: a quoted name and a string without their quotes, a stage without its
 *     {@code @}
 */
record Token(Kind kind, String text) {
  /** What an element is. */
  enum Kind {
    /** A name or a word of the language, as written. */
    WORD,
    /** A name in double quotes. */
    QUOTED,
    STRING,
    NUMBER,
    /** {@code @name/path}. */
    STAGE,
    /** {@code $1}, a field of a staged file. */
    FIELD,
    SYMBOL
  }

  boolean is(String wordOrSymbol) {
    return switch (kind) {
      case WORD -> text.equalsIgnoreCase(wordOrSymbol);
      case SYMBOL -> text.equals(wordOrSymbol);
      case QUOTED, STRING, NUMBER, STAGE, FIELD -> false;
    };
  }
}
