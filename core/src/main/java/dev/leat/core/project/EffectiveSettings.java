package dev.leat.core.project;

import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.problem.Problems;
import dev.leat.api.problem.Severity;
import dev.leat.api.problem.Suggestions;
import dev.leat.core.language.ProjectFile;
import dev.leat.core.language.ProjectFile.EnvironmentText;
import dev.leat.core.language.Settings;
import dev.leat.core.yaml.Node;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Puts settings together, the later winning: {@code leat.yaml}, the environment's section, {@code
 * LEAT__SECTION__KEY}, the command line.
 */
final class EffectiveSettings {
  /** Prefix of settings that override a connection's options. */
  static final String CONNECTIONS = "connections.";

  private static final String VARIABLE = "LEAT__";
  private static final String PARAMETER_VARIABLE = "LEAT__PARAM__";
  private static final String SECRET_VARIABLE = "LEAT__SECRET__";

  private final Places places;
  private final Problems problems;
  private final Map<String, String> settings = new LinkedHashMap<>();

  EffectiveSettings(Places places, Problems problems) {
    this.places = places;
    this.problems = problems;
  }

  Map<String, String> of(
      Node root,
      ProjectFile file,
      String environment,
      Map<String, String> overrides,
      Map<String, String> variables) {
    fromSections(root);
    fromSections(root, "environments", environment);
    EnvironmentText section = file.environments().get(environment);
    if (section != null) {
      section
          .parameters()
          .forEach(
              (name, value) ->
                  settings.put(Settings.PARAMETER_PREFIX + name.toLowerCase(Locale.ROOT), value));
    }
    variables.entrySet().stream()
        .filter(variable -> variable.getKey().startsWith(VARIABLE))
        .sorted(Map.Entry.comparingByKey())
        .forEach(variable -> fromVariable(variable.getKey(), variable.getValue()));
    overrides.forEach(
        (name, value) -> set(name, value, Location.of("--set " + name), Severity.ERROR));
    return settings;
  }

  private void fromSections(Node root, String... path) {
    Node node = root;
    for (String step : path) {
      if (!(node instanceof Node.Mapping mapping) || mapping.find(step).isEmpty()) {
        return;
      }
      node = mapping.find(step).get();
    }
    if (node instanceof Node.Mapping mapping) {
      // Its values were checked when the section was read.
      mapping.find("defaults").ifPresent(defaults -> flatten("defaults", defaults));
      if (mapping.find("settings").orElse(null) instanceof Node.Mapping given) {
        given.entries().forEach(entry -> fromEntry(entry));
      }
    }
  }

  private void fromEntry(Node.Entry entry) {
    if (entry.value() instanceof Node.Scalar scalar) {
      set(entry.key().value(), scalar.value(), entry.key().location(), Severity.ERROR);
    }
  }

  private void flatten(String prefix, Node node) {
    switch (node) {
      case Node.Scalar scalar -> {
        String name = canonical(prefix);
        if (Settings.find(name).filter(setting -> setting.accepts(scalar.value())).isPresent()) {
          settings.put(name, scalar.value());
        }
      }
      case Node.Mapping mapping ->
          mapping
              .entries()
              .forEach(entry -> flatten(prefix + "." + entry.key().value(), entry.value()));
      case Node.Sequence _ -> {
        // No setting is a list; reading the section has said so.
      }
    }
  }

  private void fromVariable(String variable, String value) {
    if (variable.startsWith(SECRET_VARIABLE)) {
      return;
    }
    if (variable.startsWith(PARAMETER_VARIABLE)) {
      settings.put(
          Settings.PARAMETER_PREFIX
              + variable.substring(PARAMETER_VARIABLE.length()).toLowerCase(Locale.ROOT),
          value);
      return;
    }
    String name = variable.substring(VARIABLE.length()).toLowerCase(Locale.ROOT).replace("__", ".");
    set(name, value, Location.of(variable), Severity.WARNING);
  }

  private void set(String written, String value, Location location, Severity unknown) {
    if (written.startsWith(CONNECTIONS) || written.startsWith(Settings.PARAMETER_PREFIX)) {
      settings.put(written, value);
      return;
    }
    String name = canonical(written);
    var setting = Settings.find(name);
    if (setting.isEmpty()) {
      problems.add(
          new Problem(
              "unknown-setting",
              unknown,
              location,
              null,
              "There is no setting " + written + ".",
              Suggestions.remedy(name, Settings.names())));
    } else if (!setting.get().accepts(value)) {
      problems.add(
          Problem.error(
              "wrong-type",
              location.line() == 0 ? location : places.at("settings", written),
              name,
              "Expected " + setting.get().noun() + ", found \"" + value + "\".",
              null));
    } else {
      settings.put(name, value);
    }
  }

  private static String canonical(String name) {
    return name.replace('_', '-');
  }
}
