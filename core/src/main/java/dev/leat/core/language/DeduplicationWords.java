package dev.leat.core.language;

import static dev.leat.core.language.Key.optional;
import static dev.leat.core.language.Key.required;

import dev.leat.api.pipeline.Deduplication;
import java.time.Duration;
import java.util.List;

/** The words of a deduplication. */
final class DeduplicationWords {
  private static final Key<List<String>> BY =
      required("by", Listing.oneOrMore(Words.NAME), "The columns that make the key.")
          .example("[symbol, timestamp]");
  private static final Key<Deduplication.Keep> KEEP =
      optional("keep", Words.choice(Deduplication.Keep.class), "Which row of a key stays.")
          .fallback("first");
  private static final Key<List<String>> ORDER_BY =
      optional("order_by", Listing.oneOrMore(Words.NAME), "Columns that decide which is first.")
          .fallback("the file's name, then the position in it");
  private static final Key<Deduplication.Against> AGAINST =
      optional(
              "against",
              Words.choice(Deduplication.Against.class),
              "`run`: rows of this run only; `history`: also rows that earlier runs published.")
          .fallback("run");
  private static final Key<Duration> WITHIN =
      optional("within", Words.DURATION, "With `against: history`: how far back it goes.")
          .example("7d");

  static final Section<Deduplication> SECTION =
      new Section<>(
          "deduplicate",
          "Keeps one row per key, among those that passed all expectations.",
          List.of(BY, KEEP, ORDER_BY, AGAINST, WITHIN),
          fields -> {
            Deduplication.Against against = fields.or(AGAINST, Deduplication.Against.RUN);
            if (against == Deduplication.Against.RUN) {
              fields.forbid("it goes with against: history", WITHIN);
            }
            return new Deduplication(
                fields.require(BY),
                fields.or(KEEP, Deduplication.Keep.FIRST),
                fields.or(ORDER_BY, List.of()),
                against,
                fields.find(WITHIN));
          });

  private DeduplicationWords() {}
}
