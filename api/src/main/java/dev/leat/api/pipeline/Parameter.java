package dev.leat.api.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * A declared parameter.
 *
 * @param defaultValue null when a value must be given
 */
public record Parameter(
    String name,
    ParameterType type,
    @Nullable Argument defaultValue,
    @Nullable String description) {
  /** A parameter that must be given. */
  public static Parameter named(String name, ParameterType type) {
    return new Parameter(name, type, null, null);
  }

  /**
   * The same with a default.
   *
   * @param text as it would stand in YAML
   * @throws IllegalArgumentException when it does not suit the type
   */
  public Parameter defaultsTo(String text) {
    Argument value =
        Arguments.parse(type, text)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the default of " + name + " is not " + Arguments.expected(type)));
    return new Parameter(name, type, value, description);
  }

  /** The same, saying what it is for. */
  public Parameter describedAs(String text) {
    return new Parameter(name, type, defaultValue, text);
  }
}
