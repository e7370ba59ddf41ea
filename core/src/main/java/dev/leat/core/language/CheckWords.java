package dev.leat.core.language;

import static dev.leat.core.language.Key.optional;
import static dev.leat.core.language.Key.required;

import dev.leat.api.pipeline.Check;
import dev.leat.api.pipeline.Check.Rule;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a check. */
final class CheckWords {
  private static final Key<List<String>> UNIQUE =
      optional(
              "unique",
              Listing.oneOrMore(Words.NAME),
              "No two rows share the values of these columns.")
          .example("[user_id, symbol]");
  private static final Key<List<String>> NOT_NULL =
      optional("not_null", Listing.oneOrMore(Words.NAME), "None of these columns holds a null.")
          .example("[user_id]");
  private static final Key<Rule> ROW_COUNT =
      optional("row_count", RowCountWords.FORM, "The number of rows, or bounds for it.")
          .example("{ min: 1 }");
  private static final Key<Rule> ACCEPTED_VALUES =
      optional(
          "accepted_values",
          AcceptedValuesWords.SECTION,
          "The values a column may have; nulls pass.");
  private static final Key<Rule> RELATIONSHIP =
      optional(
          "relationship",
          RelationshipWords.SECTION,
          "Every value of a column occurs in another table; nulls pass.");
  private static final Key<Rule> FRESHNESS =
      optional("freshness", FreshnessWords.SECTION, "How old the newest value may be.");
  private static final Key<String> SQL =
      optional("sql", Words.SQL, "A query that returns no rows when all is well.")
          .example("select * from orders where total < 0");
  private static final Key<String> NAME =
      optional("name", Words.TEXT, "With `sql`: what messages call the check.")
          .fallback("the check's number, from 1");
  private static final Key<Check.OnFail> ON_FAIL =
      optional("on_fail", Words.choice(Check.OnFail.class), "What a failed check does.")
          .fallback("fail");
  private static final Key<Check.Over> OVER =
      optional(
              "over",
              Words.choice(Check.Over.class),
              "`result`: the new rows; `target`: the target with them, before others see it.")
          .fallback("result");

  private static final List<Key<?>> RULES =
      List.of(UNIQUE, NOT_NULL, ROW_COUNT, ACCEPTED_VALUES, RELATIONSHIP, FRESHNESS, SQL);

  static final Section<Check> SECTION =
      new Section<>(
          "check",
          "A rule on a whole table: one of `unique`, `not_null`, `row_count`, `accepted_values`,"
              + " `relationship`, `freshness` and `sql`.",
          List.of(
              UNIQUE,
              NOT_NULL,
              ROW_COUNT,
              ACCEPTED_VALUES,
              RELATIONSHIP,
              FRESHNESS,
              SQL,
              NAME,
              ON_FAIL,
              OVER),
          CheckWords::build);

  private CheckWords() {}

  private static @Nullable Check build(Fields fields) {
    Key<?> chosen = fields.exactlyOne(RULES);
    if (chosen == null || fields.unreadable(chosen)) {
      return null;
    }
    if (chosen != SQL) {
      fields.forbid("it goes with sql", NAME);
    }
    return new Check(
        rule(chosen, fields),
        fields.or(ON_FAIL, Check.OnFail.FAIL),
        fields.or(OVER, Check.Over.RESULT));
  }

  private static Rule rule(Key<?> chosen, Fields fields) {
    if (chosen == UNIQUE) {
      return new Rule.Unique(fields.require(UNIQUE));
    }
    if (chosen == NOT_NULL) {
      return new Rule.NotNull(fields.require(NOT_NULL));
    }
    if (chosen == SQL) {
      String number = Integer.toString(Integer.parseInt(fields.name()) + 1);
      return new Rule.Sql(fields.or(NAME, number), fields.require(SQL).stripTrailing());
    }
    for (Key<Rule> key : List.of(ROW_COUNT, ACCEPTED_VALUES, RELATIONSHIP)) {
      if (chosen == key) {
        return fields.require(key);
      }
    }
    return fields.require(FRESHNESS);
  }

  /** The words of {@code row_count}. */
  private static final class RowCountWords {
    private static final Key<Long> MIN = optional("min", Words.LONG, "At least so many rows.");
    private static final Key<Long> MAX = optional("max", Words.LONG, "At most so many rows.");
    static final Form<Rule> FORM =
        new Either<>(
            Words.LONG.map((count, _) -> new Rule.RowCount(count, count)),
            new Section<>(
                "row_count",
                "Bounds for the number of rows, both included.",
                List.of(MIN, MAX),
                fields -> new Rule.RowCount(fields.find(MIN), fields.find(MAX))));
  }

  /** The words of {@code accepted_values}. */
  private static final class AcceptedValuesWords {
    private static final Key<String> COLUMN = required("column", Words.NAME, "The column.");
    private static final Key<List<String>> VALUES =
        required("values", Listing.oneOrMore(Words.TEXT), "All it may be.")
            .example("[gold, silver, bronze]");
    static final Section<Rule> SECTION =
        new Section<>(
            "accepted_values",
            "The values a column may have.",
            List.of(COLUMN, VALUES),
            fields -> new Rule.AcceptedValues(fields.require(COLUMN), fields.require(VALUES)));
  }

  /** The words of {@code relationship}. */
  private static final class RelationshipWords {
    private static final Key<String> COLUMN = required("column", Words.NAME, "The column.");
    private static final Key<String> TO =
        required("to", Words.NAME, "The other table or source and its column.")
            .example("customers.customer_id");
    static final Section<Rule> SECTION =
        new Section<>(
            "relationship",
            "Every value of the column occurs there.",
            List.of(COLUMN, TO),
            RelationshipWords::build);

    private static @Nullable Rule build(Fields fields) {
      String[] parts = fields.require(TO).split("\\.", 2);
      if (parts.length < 2) {
        fields
            .reading()
            .error(
                "wrong-type",
                fields.node(TO).location(),
                "\"" + parts[0] + "\" names no column.",
                "Write table.column.");
        return null;
      }
      return new Rule.Relationship(fields.require(COLUMN), parts[0], parts[1]);
    }
  }

  /** The words of {@code freshness}. */
  private static final class FreshnessWords {
    private static final Key<String> COLUMN =
        required("column", Words.NAME, "A date or timestamp column.");
    private static final Key<Duration> MAX_AGE =
        required("max_age", Words.DURATION, "How old its newest value may be when the run starts.")
            .example("1d");
    static final Section<Rule> SECTION =
        new Section<>(
            "freshness",
            "How old the newest value may be.",
            List.of(COLUMN, MAX_AGE),
            fields -> new Rule.Freshness(fields.require(COLUMN), fields.require(MAX_AGE)));
  }
}
