package dev.leat.testing.snowflake;

/**
 * A stage and a path inside it, {@code @db.schema.stage/folder/file}.
 *
 * @param path without a slash at its beginning; empty for all of the stage
 */
record StagePath(ObjectName stage, String path) {
  static StagePath parse(String text, SessionState session) throws SqlFailure {
    int slash = -1;
    boolean quoted = false;
    for (int i = 0; i < text.length() && slash < 0; i++) {
      char c = text.charAt(i);
      quoted ^= c == '"';
      if (c == '/' && !quoted) {
        slash = i;
      }
    }
    String name = slash < 0 ? text : text.substring(0, slash);
    if (name.startsWith("~") || name.startsWith("%")) {
      throw SqlFailure.unsupported("stages of users and tables");
    }
    ObjectName stage = session.resolve(new Cursor(Lexer.tokens(name)).dottedName());
    return new StagePath(stage, slash < 0 ? "" : text.substring(slash + 1));
  }
}
