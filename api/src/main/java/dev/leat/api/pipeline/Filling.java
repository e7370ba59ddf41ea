package dev.leat.api.pipeline;

import java.util.Map;
import java.util.Optional;

/** Fills parameters' values into texts. */
record Filling(Map<String, Argument> arguments) {
  /** The final text. */
  String now(String text) {
    return Template.parse(text).resolve(this::value);
  }

  /** The text as far as it is known before the run. */
  String beforeRun(String text) {
    return text.contains("${") ? Template.parse(text).fill(this::value) : text;
  }

  private Optional<String> value(Template.Reference reference) {
    return Optional.ofNullable(arguments.get(reference.name())).map(Argument::text);
  }
}
