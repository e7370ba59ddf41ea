package dev.leat.connector.jdbc;

import dev.leat.api.connector.Option;
import dev.leat.api.problem.LeatException;
import dev.leat.api.project.Connection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options of a connection to a database file, read. */
record Options(String connection, Map<String, String> values) {
  static final Option PATH =
      new Option(
          "path",
          "The database file, relative to the project; created when it is missing.",
          Option.Presence.REQUIRED,
          false,
          true);
  static final Option LOCK_TIMEOUT =
      new Option(
          "lock_timeout",
          "How long to wait for another program that holds the database, such as 10s or 2m;"
              + " 30s by default.",
          Option.Presence.OPTIONAL,
          false,
          false);
  static final Option DECIMALS =
      new Option(
          "decimals",
          "How decimals are stored: number (exact up to 15 digits; more is an error) or text"
              + " (exact always); number by default.",
          Option.Presence.OPTIONAL,
          false,
          false);

  private static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(30);
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*(ms|s|m)");

  static Options of(Connection connection) {
    return new Options(connection.name(), connection.options());
  }

  Path path(Path projectRoot) {
    String path = values.get("path");
    if (path == null || path.isBlank()) {
      throw LeatException.user(
          "missing-option",
          "The connection " + connection + " has no path. Set path to the database file.");
    }
    return projectRoot.resolve(path).normalize();
  }

  Duration lockTimeout() {
    String text = values.get("lock_timeout");
    if (text == null) {
      return DEFAULT_LOCK_TIMEOUT;
    }
    Matcher matcher = DURATION.matcher(text.strip());
    if (!matcher.matches()) {
      throw invalid("lock_timeout", text, "Write a number with a unit, such as 10s or 2m.");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMinutes(number);
    };
  }

  DecimalStorage decimals() {
    String text = values.getOrDefault("decimals", "number");
    return switch (text) {
      case "number" -> DecimalStorage.NUMBER;
      case "text" -> DecimalStorage.TEXT;
      default -> throw invalid("decimals", text, "Write number or text.");
    };
  }

  private LeatException invalid(String option, String text, String remedy) {
    return LeatException.user(
        "invalid-option",
        "The option "
            + option
            + " of the connection "
            + connection
            + " is "
            + text
            + ". "
            + remedy);
  }
}
