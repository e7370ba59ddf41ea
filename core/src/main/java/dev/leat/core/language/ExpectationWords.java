package dev.leat.core.language;

import static dev.leat.core.language.Key.optional;
import static dev.leat.core.language.Key.required;

import dev.leat.api.pipeline.Expectation;
import java.util.List;

/** The words of an expectation. */
final class ExpectationWords {
  private static final Key<String> CONDITION =
      required("condition", Words.EXPRESSION, "What must be true, in SQL.").example("price > 0");
  private static final Key<Expectation.Action> ACTION =
      optional(
              "action",
              Words.choice(Expectation.Action.class),
              "What happens with a row that does not pass.")
          .fallback("quarantine");

  static final Section<Expectation> SECTION =
      new Section<>(
          "expectation",
          "A rule every row of a source must meet.",
          List.of(CONDITION, ACTION),
          fields ->
              new Expectation(
                  fields.name(),
                  fields.require(CONDITION),
                  fields.or(ACTION, Expectation.Action.QUARANTINE)));

  static final Form<Expectation> FORM =
      new Either<>(
          Words.EXPRESSION.map(
              (condition, reading) ->
                  new Expectation(reading.name(), condition, Expectation.Action.QUARANTINE)),
          SECTION);

  private ExpectationWords() {}
}
