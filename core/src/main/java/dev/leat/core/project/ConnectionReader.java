package dev.leat.core.project;

import dev.leat.api.connector.ConnectionType;
import dev.leat.api.connector.Option;
import dev.leat.api.pipeline.Template;
import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.problem.Problems;
import dev.leat.api.problem.Suggestions;
import dev.leat.api.project.Connection;
import dev.leat.core.language.ProjectFile;
import dev.leat.core.language.ProjectFile.EnvironmentText;
import dev.leat.core.language.ProjectFile.Options;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes connections of what {@code leat.yaml} and one environment say, and checks them. */
final class ConnectionReader {
  private static final String TYPE = "type";
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?:.*[_-])?(?:password|passwd|passphrase|secret|token|key|credentials?)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PASSWORD_IN_URL =
      Pattern.compile(".*://[^/@:]*:(?!\\$\\{)[^@/]+@.*");

  private final Connectors connectors;
  private final Places places;
  private final Problems problems;
  private final SecretSource secrets;
  private final Map<String, Connection> usable = new LinkedHashMap<>();
  private final Map<String, List<Problem>> unusable = new LinkedHashMap<>();

  ConnectionReader(Connectors connectors, Places places, Problems problems, SecretSource secrets) {
    this.connectors = connectors;
    this.places = places;
    this.problems = problems;
    this.secrets = secrets;
  }

  /**
   * The connections, all of them, and what stops some of them.
   *
   * @param usable by name, those with problems of their own too
   */
  record Connections(Map<String, Connection> usable, Map<String, List<Problem>> unusable) {}

  /** One option's text and the words that lead to it. */
  private record Written(String text, List<String> path) {}

  Connections read(ProjectFile file, String environment, Map<String, String> settings) {
    Map<String, Map<String, Written>> written = new LinkedHashMap<>();
    file.connections().forEach(options -> merge(written, options, List.of()));
    for (EnvironmentText text : file.environments().values()) {
      checkSecrets(text);
    }
    EnvironmentText chosen = file.environments().get(environment);
    if (chosen != null) {
      chosen
          .connections()
          .forEach(options -> merge(written, options, List.of("environments", environment)));
    }
    settings.forEach((name, value) -> override(written, name, value));
    written.forEach(this::connect);
    return new Connections(usable, unusable);
  }

  private void checkSecrets(EnvironmentText environment) {
    for (Options options : environment.connections()) {
      Map<String, Map<String, Written>> alone = new LinkedHashMap<>();
      merge(alone, options, List.of("environments", environment.name()));
      alone.values().forEach(values -> values.forEach(this::checkPlainText));
    }
  }

  private static void merge(
      Map<String, Map<String, Written>> written, Options options, List<String> prefix) {
    Map<String, Written> values =
        written.computeIfAbsent(options.name(), _ -> new LinkedHashMap<>());
    Written known = values.get(TYPE);
    String type = options.values().get(TYPE);
    if (known != null && type != null && !type.equals(known.text())) {
      // Another kind of system: the options of the first mean nothing to it.
      values.clear();
    }
    options
        .values()
        .forEach(
            (name, text) -> {
              List<String> path = new ArrayList<>(prefix);
              path.addAll(List.of("connections", options.name(), name));
              values.put(name, new Written(text, List.copyOf(path)));
            });
  }

  /** A setting {@code connections.<name>.<option>}, without regard to case. */
  private static void override(
      Map<String, Map<String, Written>> written, String setting, String value) {
    if (!setting.startsWith(EffectiveSettings.CONNECTIONS)) {
      return;
    }
    String[] parts = setting.substring(EffectiveSettings.CONNECTIONS.length()).split("\\.", 2);
    if (parts.length == 2) {
      written.keySet().stream()
          .filter(name -> name.equalsIgnoreCase(parts[0]))
          .map(written::get)
          .forEach(
              options ->
                  options.put(parts[1].toLowerCase(Locale.ROOT), new Written(value, List.of())));
    }
  }

  private void connect(String name, Map<String, Written> written) {
    Location at = places.at("connections", name);
    Written type = written.get(TYPE);
    if (type == null) {
      error(
          "missing-key",
          at,
          name,
          "The key type is missing.",
          "Known types are: " + String.join(", ", connectors.types()) + ".");
      return;
    }
    Optional<ConnectionType> kind = connectors.kind(type.text());
    Optional<Connectors.MissingPack> missing = connectors.missing(type.text());
    if (missing.isPresent()) {
      error(
          "missing-pack",
          place(type),
          name,
          "Connections of type "
              + type.text()
              + " need the pack "
              + missing.get().pack().name()
              + ", which is not installed.",
          missing.get().remedy());
    } else if (kind.isEmpty()) {
      error(
          "unknown-connection-type",
          place(type),
          name,
          "There is no connection type " + type.text() + ".",
          Suggestions.remedy(type.text(), connectors.types()));
    } else {
      checkOptions(name, written, kind.get(), at);
    }
    List<Problem> stopping = new ArrayList<>();
    Map<String, String> options = new LinkedHashMap<>();
    written.forEach(
        (option, value) -> {
          checkPlainText(option, value);
          if (!option.equals(TYPE)) {
            options.put(option, resolve(name, option, value, stopping));
          }
        });
    usable.put(name, new Connection(name, type.text(), options));
    if (!stopping.isEmpty()) {
      unusable.put(name, List.copyOf(stopping));
    }
  }

  private void checkOptions(
      String name, Map<String, Written> written, ConnectionType kind, Location at) {
    List<String> known = kind.options().stream().map(Option::name).toList();
    for (Map.Entry<String, Written> option : written.entrySet()) {
      if (!option.getKey().equals(TYPE) && !known.contains(option.getKey())) {
        error(
            "unknown-option",
            place(option.getValue()),
            name,
            "A " + kind.type() + " connection has no option " + option.getKey() + ".",
            Suggestions.remedy(option.getKey(), known));
      }
    }
    for (Option option : kind.options()) {
      if (option.presence() == Option.Presence.REQUIRED && !written.containsKey(option.name())) {
        error(
            "missing-key",
            at,
            name,
            "The option " + option.name() + " is missing.",
            option.description());
      }
      Written value = written.get(option.name());
      if (option.secret() && value != null) {
        checkSecret(option.name(), value);
      }
    }
  }

  private void checkPlainText(String option, Written value) {
    if (SECRET_NAME.matcher(option).matches()) {
      checkSecret(option, value);
    } else if (PASSWORD_IN_URL.matcher(value.text()).matches()) {
      plainText(option, value);
    }
  }

  private void checkSecret(String option, Written value) {
    // What a variable of the process says is no text in a file.
    boolean inFile = !value.path().isEmpty();
    boolean literal =
        Template.parse(value.text()).parts().stream()
            .anyMatch(
                part ->
                    switch (part) {
                      case Template.Plain _, Template.Escape _, Template.Unclosed _ -> true;
                      case Template.Reference reference -> reference.name().contains(":-");
                    });
    if (inFile && literal && !value.text().isEmpty()) {
      plainText(option, value);
    }
  }

  private void plainText(String option, Written value) {
    error(
        "secret-in-plain-text",
        place(value),
        null,
        "The secret " + option + " stands here in plain text.",
        "Write ${secret:NAME} and keep it in LEAT__SECRET__NAME or .leat/secrets/NAME.");
  }

  private String resolve(String connection, String option, Written value, List<Problem> stopping) {
    return Template.parse(value.text())
        .resolve(reference -> value(connection, option, value, reference, stopping));
  }

  private Optional<String> value(
      String connection,
      String option,
      Written written,
      Template.Reference reference,
      List<Problem> stopping) {
    String name = reference.name();
    String subject = "connections." + connection + "." + option;
    if (name.startsWith("env:")) {
      String[] parts = name.substring("env:".length()).split(":-", 2);
      Optional<String> value =
          secrets
              .variable(parts[0])
              .or(() -> parts.length == 2 ? Optional.of(parts[1]) : Optional.empty());
      if (value.isEmpty()) {
        stopping.add(
            Problem.error(
                "missing-variable",
                place(written),
                subject,
                "The environment variable " + parts[0] + " is not set.",
                "Set it, or give a default: ${env:" + parts[0] + ":-…}."));
      }
      return value;
    }
    if (name.startsWith("secret:")) {
      String secret = name.substring("secret:".length());
      Optional<String> value = secrets.secret(secret);
      if (value.isEmpty()) {
        stopping.add(
            Problem.error(
                "missing-secret",
                place(written),
                subject,
                "There is no secret " + secret + ".",
                "Set LEAT__SECRET__" + secret + " or write .leat/secrets/" + secret + "."));
      }
      return value;
    }
    problems.add(
        Problem.error(
            "unknown-reference",
            place(written),
            subject,
            reference.text() + " means nothing in a connection.",
            "Use ${env:NAME:-default} or ${secret:NAME}."));
    return Optional.empty();
  }

  private Location place(Written written) {
    return written.path().isEmpty()
        ? places.at("connections")
        : places.at(written.path().toArray(String[]::new));
  }

  private void error(
      String code,
      Location location,
      @Nullable String connection,
      String message,
      @Nullable String remedy) {
    problems.add(
        Problem.error(
            code,
            location,
            connection == null ? null : "connections." + connection,
            message,
            remedy));
  }
}
