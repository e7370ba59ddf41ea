package dev.leat.core.language;

import static dev.leat.core.language.Key.optional;
import static dev.leat.core.language.Key.required;

import dev.leat.api.pipeline.Fold;
import java.util.List;

/** The words of a fold. */
final class FoldWords {
  private static final Key<String> OVER =
      required("over", Words.NAME, "The source or table whose rows are taken.").example("closes");
  private static final Key<List<String>> BY =
      optional(
              "by",
              Listing.oneOrMore(Words.NAME),
              "The columns that make the key: each key has states of its own.")
          .fallback("one state over all rows")
          .example("symbol");
  private static final Key<List<String>> ORDER_BY =
      required(
              "order_by",
              Listing.oneOrMore(Words.NAME),
              "Columns that decide the order in which rows are taken.")
          .example("timestamp");
  private static final Key<List<String>> COLUMNS =
      optional(
              "columns",
              Listing.oneOrMore(Words.NAME),
              "The columns of those rows that the table keeps.")
          .fallback("all")
          .example("[symbol, timestamp]");
  private static final Key<Named.Entries<Fold.State>> STATE =
      required(
              "state",
              new Named<>(
                  Named.Names.IDENTIFIER,
                  Words.EXPRESSION.map(
                      (expression, reading) ->
                          new Fold.State(reading.name(), expression.stripTrailing()))),
              "The states by name, each a double with the expression that gives it after a row. It"
                  + " sees the row's columns, the states above it after this row, and itself and"
                  + " those below it after the row before: null before a key's first row.")
          .example("{ average: \"coalesce(average + (close - average) * 2 / 13, close)\" }");

  static final Section<Fold> SECTION =
      new Section<>(
          "fold",
          "Running state over rows in order, such as an exponential average: what a row makes of the"
              + " state that the row before has left. The table has a row for each row, with the"
              + " states as they are after it. A state may take part in `+ - * /`, `case`,"
              + " `coalesce`, `greatest`, `least`, `abs`, comparisons, `and`, `or`, `not` and"
              + " `is null`; what does not depend on a state may be any SQL over the row.",
          List.of(OVER, BY, ORDER_BY, COLUMNS, STATE),
          fields -> {
            Named.Entries<Fold.State> states = fields.require(STATE);
            return states.broken().isEmpty()
                ? new Fold(
                    fields.require(OVER),
                    fields.or(BY, List.of()),
                    fields.require(ORDER_BY),
                    fields.or(COLUMNS, List.of()),
                    states.values())
                : null;
          });

  private FoldWords() {}
}
