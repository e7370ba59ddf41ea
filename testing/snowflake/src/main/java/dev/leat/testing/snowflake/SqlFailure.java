package dev.leat.testing.snowflake;

import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A statement that failed, with the number and the SQLSTATE that Snowflake gives. */
final class SqlFailure extends Exception {
  private static final long serialVersionUID = 1L;
  private static final Pattern NAME = Pattern.compile("(?:name|column) \"?([^\"! ]+)\"?");
  private static final String COMPILATION = "SQL compilation error:\n";

  private final int code;
  private final String sqlState;

  SqlFailure(int code, String sqlState, String message) {
    super(message);
    this.code = code;
    this.sqlState = sqlState;
  }

  int code() {
    return code;
  }

  String sqlState() {
    return sqlState;
  }

  static SqlFailure syntax(String problem) {
    return new SqlFailure(1003, "42000", COMPILATION + "syntax error: " + problem + ".");
  }

  /** What Snowflake can do and this stand-in cannot. */
  static SqlFailure unsupported(String what) {
    return new SqlFailure(
        2, "0A000", "Unsupported feature '" + what + "' (the stand-in does not know it).");
  }

  static SqlFailure noSuchObject(String kind, String name) {
    return new SqlFailure(
        2003, "02000", COMPILATION + kind + " '" + name + "' does not exist or not authorized.");
  }

  static SqlFailure exists(String name) {
    return new SqlFailure(2002, "42710", COMPILATION + "Object '" + name + "' already exists.");
  }

  static SqlFailure copy(String problem) {
    return new SqlFailure(100_080, "22000", problem);
  }

  /** What a failure of DuckDB would have been in Snowflake. */
  static SqlFailure of(SQLException failure) {
    String message = String.valueOf(failure.getMessage());
    String kind = message.replaceFirst("(?s):.*", "").toLowerCase(Locale.ROOT);
    return switch (kind) {
      case "catalog error" ->
          message.contains("already exists")
              ? exists(name(message))
              : noSuchObject("Object", name(message));
      case "binder error" ->
          message.contains("Referenced column")
              ? new SqlFailure(
                  904, "42000", COMPILATION + "invalid identifier '" + name(message) + "'")
              : new SqlFailure(2000, "42601", COMPILATION + first(message));
      case "parser error" -> syntax(first(message));
      case "constraint error" -> constraint(message);
      case "conversion error", "invalid input error" -> conversion(message);
      case "out of range error" -> outOfRange(message);
      case "interrupt error" -> new SqlFailure(604, "57014", "SQL execution canceled");
      case "transactioncontext error" ->
          new SqlFailure(625, "57014", "Statement was aborted: " + first(message));
      default -> new SqlFailure(603, "XX000", "SQL execution error: " + message);
    };
  }

  private static SqlFailure constraint(String message) {
    return message.contains("NOT NULL")
        ? new SqlFailure(
            100_072,
            "22000",
            "NULL result in a non-nullable column ("
                + Names.decode(message.replaceFirst(".*failed: ", "").replace("\"", ""))
                + ")")
        : new SqlFailure(
            100_078, "22000", "String is too long and would be truncated: " + first(message));
  }

  private static SqlFailure conversion(String message) {
    return message.contains("Could not cast value") || message.contains("out of range")
        ? outOfRange(message)
        : new SqlFailure(100_038, "22018", "Value is not recognized: " + first(message));
  }

  private static SqlFailure outOfRange(String message) {
    return new SqlFailure(100_132, "22003", "Number out of representable range: " + first(message));
  }

  private static String name(String message) {
    Matcher matcher = NAME.matcher(message);
    return matcher.find() ? Names.decode(matcher.group(1)) : "";
  }

  private static String first(String message) {
    return message.lines().findFirst().orElse("").replaceFirst("^[A-Za-z ]+ Error: ", "");
  }
}
