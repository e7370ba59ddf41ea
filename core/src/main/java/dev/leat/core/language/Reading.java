package dev.leat.core.language;

import dev.leat.api.pipeline.Argument;
import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.problem.Problems;
import dev.leat.core.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The reading of one file: where it has arrived, what it may refer to, and what it found wrong. Not
 * thread-safe.
 */
public final class Reading {
  private final Surroundings surroundings;
  private final List<String> path;

  private Reading(Surroundings surroundings, List<String> path) {
    this.surroundings = surroundings;
    this.path = path;
  }

  /**
   * What a file may refer to.
   *
   * @param arguments values of parameters
   * @param parameters names of declared parameters, with and without value
   * @param files how other files are read
   */
  public record Surroundings(
      Problems problems, Map<String, Argument> arguments, Set<String> parameters, SqlFiles files) {}

  public static Reading of(Surroundings surroundings) {
    return new Reading(surroundings, List.of());
  }

  Reading child(String name) {
    List<String> longer = new ArrayList<>(path);
    longer.add(name);
    return new Reading(surroundings, List.copyOf(longer));
  }

  /** The name or number under which the current value stands. */
  String name() {
    return path.isEmpty() ? "" : path.getLast();
  }

  /** The name under which the section around the current value stands. */
  List<String> path() {
    return path;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  void error(String code, Location location, String message, @Nullable String remedy) {
    surroundings
        .problems()
        .add(
            Problem.error(
                code, location, path.isEmpty() ? null : String.join(".", path), message, remedy));
  }

  void wrongType(Node node, String expected) {
    String found =
        switch (node) {
          case Node.Scalar scalar ->
              scalar.isNull() ? "nothing" : "\"" + abbreviated(scalar.value()) + "\"";
          case Node.Sequence sequence -> sequence.kind();
          case Node.Mapping mapping -> mapping.kind();
        };
    error("wrong-type", node.location(), "Expected " + expected + ", found " + found + ".", null);
  }

  void nothing(Node.Scalar scalar, Form<?> form) {
    boolean setNull = form instanceof Word<?> word && word.choices().contains("set_null");
    boolean wordNull = !scalar.value().isEmpty();
    error(
        "yaml-null",
        scalar.location(),
        wordNull
            ? "YAML reads " + scalar.value() + " as nothing; expected " + form.noun() + "."
            : "Nothing stands here; expected " + form.noun() + ".",
        setNull && wordNull
            ? "Write set_null."
            : wordNull ? "Quote it if the word is meant." : "Write a value, or leave the key out.");
  }

  static String abbreviated(String value) {
    String line = value.lines().findFirst().orElse("");
    return line.length() > 60 ? line.substring(0, 60) + "…" : line;
  }
}
