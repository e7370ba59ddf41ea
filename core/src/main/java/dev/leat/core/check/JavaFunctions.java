package dev.leat.core.check;

import dev.leat.api.connector.Option;
import dev.leat.api.function.FunctionSettings;
import dev.leat.api.function.FunctionType;
import dev.leat.api.pipeline.SqlFunction;
import dev.leat.api.problem.Suggestions;
import dev.leat.core.project.FunctionTypes;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks functions in Java, and says each as SQL: a call of the function that engines know by the
 * kind's name, with the settings as its last argument.
 */
final class JavaFunctions {
  private final FunctionTypes types;
  private final Path root;

  JavaFunctions(FunctionTypes types, Path root) {
    this.types = types;
    this.root = root;
  }

  /** The SQL of a function's body; empty when something is wrong with it, which is then told. */
  Optional<String> call(SqlFunction function, SqlFunction.Java java, Findings findings) {
    List<String> path = List.of("functions", function.name());
    FunctionType type = types.find(java.type()).orElse(null);
    if (type == null) {
      findings.error(
          "unknown-function-type",
          Findings.below(path, "java"),
          "There is no kind of function " + java.type() + ".",
          Suggestions.remedy(java.type(), types.names()));
      return Optional.empty();
    }
    int expected = type.parameters().size();
    boolean sound = checkOptions(type, java, path, findings);
    if (function.parameters().size() != expected) {
      findings.error(
          "wrong-parameters",
          path,
          type.name()
              + " takes "
              + expected
              + (expected == 1 ? " parameter" : " parameters")
              + ", declared are "
              + function.parameters().size()
              + ".",
          "Name its parameters in brackets after the function's name.");
      sound = false;
    }
    return sound ? Optional.of(sql(function, java, type, path, findings)) : Optional.empty();
  }

  private static boolean checkOptions(
      FunctionType type, SqlFunction.Java java, List<String> path, Findings findings) {
    List<String> known = type.options().stream().map(Option::name).toList();
    boolean sound = true;
    for (String name : java.options().keySet().stream().sorted().toList()) {
      if (!known.contains(name)) {
        findings.error(
            "unknown-option",
            Findings.below(Findings.below(path, "options"), name),
            type.name() + " has no option " + name + ".",
            Suggestions.remedy(name, known));
        sound = false;
      }
    }
    for (Option option : type.options()) {
      if (option.presence() == Option.Presence.REQUIRED
          && !java.options().containsKey(option.name())) {
        findings.error(
            "missing-option",
            path,
            type.name() + " needs the option " + option.name() + ": " + option.description(),
            "Add it under options:");
        sound = false;
      }
    }
    return sound;
  }

  private String sql(
      SqlFunction function,
      SqlFunction.Java java,
      FunctionType type,
      List<String> path,
      Findings findings) {
    Map<String, String> options = new HashMap<>(java.options());
    Map<String, String> fingerprints = new HashMap<>();
    for (Option option : type.options()) {
      String written = java.options().get(option.name());
      if (option.path() && written != null) {
        Path file = root.resolve(written).normalize();
        String fingerprint = FunctionSettings.fingerprint(file);
        options.put(option.name(), file.toString());
        fingerprints.put(option.name(), fingerprint);
        if (fingerprint.equals(FunctionSettings.NO_FILE)) {
          findings.warning(
              "missing-file",
              Findings.below(Findings.below(path, "options"), option.name()),
              "There is no file " + written + ": a run that calls the function will fail.",
              null);
        }
      }
    }
    String settings = new FunctionSettings(options, fingerprints).text();
    return Stream.concat(
            function.parameters().stream().map(name -> "\"" + name + "\""),
            Stream.of("'" + settings.replace("'", "''") + "'"))
        .collect(Collectors.joining(", ", FunctionSettings.sqlName(type.name()) + "(", ")"));
  }
}
