package dev.leat.connector.jdbc;

import dev.leat.api.connector.Option;
import dev.leat.api.problem.LeatException;
import dev.leat.api.project.Connection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options that every database in a file has, read. */
public record FileOptions(String connection, Map<String, String> values) {
  public static final Option PATH =
      new Option(
          "path",
          "The database file, relative to the project; created when it is missing.",
          Option.Presence.REQUIRED,
          false,
          true);
  public static final Option LOCK_TIMEOUT =
      new Option(
          "lock_timeout",
          "How long to wait for another program that holds the database, such as 10s or 2m;"
              + " 30s by default.",
          Option.Presence.OPTIONAL,
          false,
          false);

  private static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(30);
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*(ms|s|m)");

  public static FileOptions of(Connection connection) {
    return new FileOptions(connection.name(), connection.options());
  }

  /** The database's file; throws a user's error where there is none. */
  public Path path(Path projectRoot) {
    String path = values.get("path");
    if (path == null || path.isBlank()) {
      throw LeatException.user(
          "missing-option",
          "The connection " + connection + " has no path. Set path to the database file.");
    }
    return projectRoot.resolve(path).normalize();
  }

  public Duration lockTimeout() {
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

  /** A user's error: an option whose text cannot be read. */
  public LeatException invalid(String option, String text, String remedy) {
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
