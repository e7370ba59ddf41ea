package dev.leat.notify;

import dev.leat.api.connector.Option;
import dev.leat.api.pipeline.DurationText;
import dev.leat.api.problem.LeatException;
import dev.leat.api.problem.Suggestions;
import dev.leat.api.project.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The options of a connection, read; what is wrong with one is a user error that names it. */
final class Settings {
  private final Connection connection;

  Settings(Connection connection) {
    this.connection = connection;
  }

  static Option required(String name, String description) {
    return new Option(name, description, Option.Presence.REQUIRED, false, false);
  }

  static Option optional(String name, String description) {
    return new Option(name, description, Option.Presence.OPTIONAL, false, false);
  }

  static Option secret(String name, String description, Option.Presence presence) {
    return new Option(name, description, presence, true, false);
  }

  String connection() {
    return connection.name();
  }

  Optional<String> text(String option) {
    return Optional.ofNullable(connection.options().get(option))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  String require(String option) {
    return text(option)
        .orElseThrow(
            () ->
                LeatException.user(
                    "missing-option",
                    "The connection "
                        + connection.name()
                        + " has no "
                        + option
                        + ". Set it in leat.yaml."));
  }

  int port(String option, int fallback) {
    String text = text(option).orElse(Integer.toString(fallback));
    if (!text.matches("[1-9]\\d{0,4}") || Integer.parseInt(text) > 65_535) {
      throw invalid(option, text, "Write a port from 1 to 65535.");
    }
    return Integer.parseInt(text);
  }

  Duration duration(String option, Duration fallback) {
    Optional<String> text = text(option);
    return text.isEmpty()
        ? fallback
        : DurationText.parse(text.get())
            .filter(duration -> duration.isPositive())
            .orElseThrow(() -> invalid(option, text.get(), "Write a duration such as 10s or 2m."));
  }

  /** One of an enum's constants, in lower case. */
  <E extends Enum<E>> E choice(String option, Class<E> type, E fallback) {
    Optional<String> text = text(option);
    if (text.isEmpty()) {
      return fallback;
    }
    List<String> words =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .toList();
    int index = words.indexOf(text.get());
    if (index < 0) {
      throw invalid(option, text.get(), Suggestions.remedy(text.get(), words));
    }
    return type.getEnumConstants()[index];
  }

  LeatException invalid(String option, String text, String remedy) {
    return LeatException.user(
        "invalid-option",
        "The option "
            + option
            + " of the connection "
            + connection.name()
            + " is "
            + text
            + ". "
            + remedy);
  }
}
