package dev.leat.core.language;

import static dev.leat.core.language.Key.optional;
import static dev.leat.core.language.Key.required;

import dev.leat.api.pipeline.Argument;
import dev.leat.api.pipeline.Arguments;
import dev.leat.api.pipeline.Parameter;
import dev.leat.api.pipeline.ParameterType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words of a parameter. */
final class ParameterWords {
  private static final Word<ParameterType> TYPE_WORD = Words.choice(ParameterType.class);
  private static final Key<ParameterType> TYPE =
      required("type", TYPE_WORD, "The kind of value it takes.").example("path");
  private static final Key<String> DEFAULT =
      optional(
          "default",
          Words.RAW_VALUE,
          "Its value when none is given. Without one it must be given.");
  private static final Key<String> DESCRIPTION =
      optional("description", Words.RAW_TEXT, "What it is for.");

  static final Section<Parameter> SECTION =
      new Section<>(
          "parameter",
          "A value the pipeline is run with.",
          List.of(TYPE, DEFAULT, DESCRIPTION),
          ParameterWords::build);

  static final Form<Parameter> FORM =
      new Either<>(
          TYPE_WORD.map((type, reading) -> new Parameter(reading.name(), type, null, null)),
          SECTION);

  private ParameterWords() {}

  private static @Nullable Parameter build(Fields fields) {
    String text = fields.find(DEFAULT);
    ParameterType type = fields.require(TYPE);
    Argument value = null;
    if (text != null) {
      Optional<Argument> parsed = Arguments.parse(type, text);
      if (parsed.isEmpty()) {
        fields
            .reading()
            .error(
                "bad-parameter-value",
                fields.node(DEFAULT).location(),
                "\"" + text + "\" is not " + Arguments.expected(type) + ".",
                null);
        return null;
      }
      value = parsed.get();
    }
    return new Parameter(fields.name(), type, value, fields.find(DESCRIPTION));
  }
}
