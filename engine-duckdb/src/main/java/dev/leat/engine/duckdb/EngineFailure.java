package dev.leat.engine.duckdb;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a message of DuckDB means to a user: who can do something about it, and what. */
final class EngineFailure {
  private static final Pattern CLASS = Pattern.compile("^([A-Za-z ]+) Error: ?");

  /** In this order: the first whose sign the message has. */
  private static final List<Meaning> MEANINGS =
      List.of(
          new Meaning(
              "No space left|max_temp_directory_size|failed to offload",
              "out-of-disk",
              ErrorKind.RESOURCE,
              "Free space where runs spill to disk."),
          new Meaning(
              "^Out of Memory Error",
              "out-of-memory",
              ErrorKind.RESOURCE,
              "Raise memory_limit, or run with fewer threads."),
          new Meaning(
              "^Out of Range Error|Overflow|out of range",
              "overflow",
              ErrorKind.USER,
              "Cast to a wider type before computing."),
          new Meaning(
              "^(Conversion|Invalid Input|Constraint) Error",
              "bad-value",
              ErrorKind.USER,
              "Use try_cast, or reject such rows with an expectation."),
          new Meaning(
              "^(Binder|Catalog|Parser|Syntax|Not implemented) Error",
              "invalid-sql",
              ErrorKind.USER,
              null),
          new Meaning("^IO Error", "engine-io", ErrorKind.EXTERNAL, null));

  private EngineFailure() {}

  /**
   * The product's exception for one of DuckDB's.
   *
   * @param attempt what was attempted, such as {@code Computing top_clients}
   */
  static LeatException of(String attempt, SQLException e) {
    String message = String.valueOf(e.getMessage());
    for (Meaning meaning : MEANINGS) {
      if (meaning.sign.matcher(message).find()) {
        String remedy = meaning.remedy == null ? "" : " " + meaning.remedy;
        return new LeatException(
            meaning.code, meaning.kind, attempt + ": " + sentence(message) + remedy, e);
      }
    }
    return new LeatException(
        "engine-failed", ErrorKind.INTERNAL, attempt + ": " + sentence(message), e);
  }

  /** The first paragraph, without the class, closed with a full stop. */
  private static String sentence(String message) {
    Matcher prefix = CLASS.matcher(message);
    String text = prefix.find() ? message.substring(prefix.end()) : message;
    int end = text.indexOf("\n");
    String first = (end < 0 ? text : text.substring(0, end)).strip();
    if (first.endsWith("!")) {
      first = first.substring(0, first.length() - 1);
    }
    return first.isEmpty() || first.endsWith(".") || first.endsWith("?") ? first : first + ".";
  }

  private record Meaning(Pattern sign, String code, ErrorKind kind, @Nullable String remedy) {
    Meaning(String sign, String code, ErrorKind kind, @Nullable String remedy) {
      this(Pattern.compile(sign), code, kind, remedy);
    }
  }
}
