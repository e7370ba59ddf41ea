package dev.leat.connector.postgresql;

import dev.leat.api.connector.Option;
import dev.leat.api.problem.LeatException;
import dev.leat.api.project.Connection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options of a connection to a PostgreSQL server, read. */
record PostgreSqlOptions(String connection, Map<String, String> values, Path projectRoot) {
  static final List<Option> ALL =
      List.of(
          required("host", "The server's name or address."),
          text("port", "Its port; 5432 by default."),
          required("database", "The database; it must exist."),
          required("user", "The role to log in as."),
          secret(
              "password", "Its password; not needed where a certificate or the server's trust is."),
          text(
              "sslmode",
              "How the connection is encrypted: disable, allow, prefer, require, verify-ca or"
                  + " verify-full (encrypted, and the server is who it says); prefer by default."),
          file(
              "root_cert",
              "A PEM file with the certificates to trust, for verify-ca and verify-full."),
          file("client_cert", "A PEM file with the certificate to show to the server."),
          file("client_key", "Its key, as PKCS-8 in DER (.pk8) or PKCS-12 (.p12)."),
          secret("client_key_password", "The password of that key."),
          text("connect_timeout", "How long to wait for the server, such as 10s; 10s by default."),
          text(
              "lock_timeout",
              "How long to wait for a lock that another session holds, such as 10s or 2m; 30s by"
                  + " default."),
          text("pool_size", "At most so many sessions at once; 4 by default."));

  private static final Set<String> SSL_MODES =
      Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,6})\\s*(ms|s|m)");
  private static final int FETCH_ROWS = 4096;
  private static final int MOST_PORTS = 65_535;
  private static final int MOST_SESSIONS = 100;

  static PostgreSqlOptions of(Connection connection, Path projectRoot) {
    return new PostgreSqlOptions(connection.name(), connection.options(), projectRoot);
  }

  String host() {
    return needed("host");
  }

  int port() {
    return number("port", 5432, MOST_PORTS);
  }

  String database() {
    return needed("database");
  }

  int poolSize() {
    return number("pool_size", 4, MOST_SESSIONS);
  }

  Duration connectTimeout() {
    return duration("connect_timeout", Duration.ofSeconds(10));
  }

  Duration lockTimeout() {
    return duration("lock_timeout", Duration.ofSeconds(30));
  }

  /** What the driver is told; holds secrets. */
  Properties driverProperties() {
    Properties properties = new Properties();
    properties.setProperty("user", needed("user"));
    value("password").ifPresent(password -> properties.setProperty("password", password));
    properties.setProperty("sslmode", sslMode());
    path("root_cert").ifPresent(file -> properties.setProperty("sslrootcert", file));
    path("client_cert").ifPresent(file -> properties.setProperty("sslcert", file));
    path("client_key").ifPresent(file -> properties.setProperty("sslkey", file));
    value("client_key_password").ifPresent(word -> properties.setProperty("sslpassword", word));
    properties.setProperty("ApplicationName", "leat");
    properties.setProperty("loginTimeout", Long.toString(connectTimeout().toSeconds()));
    properties.setProperty("connectTimeout", Long.toString(connectTimeout().toSeconds()));
    properties.setProperty("tcpKeepAlive", "true");
    // Without it a whole table would be read into memory before its first row.
    properties.setProperty("defaultRowFetchSize", Integer.toString(FETCH_ROWS));
    return properties;
  }

  private String sslMode() {
    String mode = value("sslmode").orElse("prefer");
    if (!SSL_MODES.contains(mode)) {
      throw invalid(
          "sslmode", mode, "Write disable, allow, prefer, require, verify-ca or verify-full.");
    }
    return mode;
  }

  private Optional<String> path(String option) {
    return value(option).map(file -> projectRoot.resolve(file).normalize().toString());
  }

  private String needed(String option) {
    return value(option)
        .orElseThrow(
            () ->
                LeatException.user(
                    "missing-option",
                    "The connection "
                        + connection
                        + " has no "
                        + option
                        + ". Set "
                        + option
                        + "."));
  }

  private int number(String option, int usual, int most) {
    String text = value(option).orElse(Integer.toString(usual));
    if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
      throw invalid(option, text, "Write a number from 1 to " + most + ".");
    }
    return Integer.parseInt(text);
  }

  private Duration duration(String option, Duration usual) {
    Optional<String> text = value(option);
    if (text.isEmpty()) {
      return usual;
    }
    Matcher matcher = DURATION.matcher(text.get().strip());
    if (!matcher.matches()) {
      throw invalid(option, text.get(), "Write a number with a unit, such as 10s or 2m.");
    }
    long number = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMinutes(number);
    };
  }

  private Optional<String> value(String option) {
    return Optional.ofNullable(values.get(option)).filter(text -> !text.isBlank());
  }

  private LeatException invalid(String option, String text, String remedy) {
    return LeatException.user(
        "invalid-option",
        "The option %s of the connection %s is %s. %s".formatted(option, connection, text, remedy));
  }

  private static Option required(String name, String description) {
    return new Option(name, description, Option.Presence.REQUIRED, false, false);
  }

  private static Option text(String name, String description) {
    return new Option(name, description, Option.Presence.OPTIONAL, false, false);
  }

  private static Option secret(String name, String description) {
    return new Option(name, description, Option.Presence.OPTIONAL, true, false);
  }

  private static Option file(String name, String description) {
    return new Option(name, description, Option.Presence.OPTIONAL, false, true);
  }
}
