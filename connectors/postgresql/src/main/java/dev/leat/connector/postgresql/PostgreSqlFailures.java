package dev.leat.connector.postgresql;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import java.sql.SQLException;

/** What a failed statement means, told by its SQLSTATE (PostgreSQL's manual, appendix A). */
final class PostgreSqlFailures {
  private PostgreSqlFailures() {}

  static LeatException of(String place, String attempted, SQLException cause) {
    String state = state(cause);
    String what = "Cannot " + attempted + " in " + place + ": " + message(cause);
    return switch (state) {
      case "28000", "28P01" ->
          user(
              "log-in-refused",
              what + ". Check user and password on the connection, and the server's pg_hba.conf.",
              cause);
      case "3D000" ->
          user(
              "unknown-database",
              what + ". Create it or correct database on the connection.",
              cause);
      case "42501" -> user("target-not-writable", what + ". Grant the role what it lacks.", cause);
      case "25006" -> user("target-not-writable", what, cause);
      case "55P03" ->
          external(
              "target-locked",
              what
                  + ". Another session holds the table: let it end and run again, or raise"
                  + " lock_timeout on the connection.",
              cause);
      case "53100" -> resource("disk-full", what, cause);
      case "53200" -> resource("out-of-memory", what, cause);
      case "40001", "40P01" ->
          external(
              "target-conflict", what + ". Another session changed the same; run again.", cause);
      default -> {
        if (state.startsWith("23")) {
          yield user(
              "target-constraint", what + ". The target has a rule that the rows break.", cause);
        }
        yield state.startsWith("08") || state.startsWith("57P")
            ? external("target-unreachable", what, cause)
            : external("target-failed", what, cause);
      }
    };
  }

  /** The pool wraps what the driver says. */
  private static String state(SQLException e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "";
  }

  private static String message(SQLException e) {
    Throwable told = e;
    while (told.getCause() instanceof SQLException deeper) {
      told = deeper;
    }
    return String.valueOf(told.getMessage());
  }

  private static LeatException user(String code, String message, SQLException cause) {
    return new LeatException(code, ErrorKind.USER, message, cause);
  }

  private static LeatException external(String code, String message, SQLException cause) {
    return new LeatException(code, ErrorKind.EXTERNAL, message, cause);
  }

  private static LeatException resource(String code, String message, SQLException cause) {
    return new LeatException(code, ErrorKind.RESOURCE, message, cause);
  }
}
