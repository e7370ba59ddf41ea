package dev.leat.core.language;

import static dev.leat.core.language.Key.optional;
import static dev.leat.core.language.Key.required;

import dev.leat.api.pipeline.Arguments;
import dev.leat.api.pipeline.ParameterType;
import dev.leat.api.store.RunRecord.IntervalBounds;
import dev.leat.core.language.TestFile.Expected;
import dev.leat.core.language.TestFile.Input;
import dev.leat.core.language.TestFile.Match;
import dev.leat.core.language.TestFile.Rows;
import dev.leat.core.yaml.Node;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** The words of a pipeline's test. */
public final class TestWords {
  private record Entry<T>(String name, T value) {}

  private static final Form<Map<String, String>> VALUES = byName(Named.Names.FREE, Words.RAW_VALUE);

  private static final Form<Rows> ROWS_FORM =
      new Either<>(
          Words.RAW_TEXT.map((text, _) -> new Rows.Csv(text)),
          Listing.of(VALUES).map((rows, _) -> new Rows.Listed(rows)));

  private static final Word<LocalDateTime> MOMENT =
      Words.word("a timestamp such as 2026-01-05T00:00:00", TestWords::moment);

  private static final Key<LocalDateTime> START =
      required("start", MOMENT, "Its first moment, UTC.").example("2026-01-05");
  private static final Key<LocalDateTime> END =
      required("end", MOMENT, "The first moment after it, UTC.").example("2026-01-12");
  private static final Section<IntervalBounds> INTERVAL_FORM =
      new Section<>(
          "interval",
          "The interval the run is for.",
          List.of(START, END),
          fields -> new IntervalBounds(fields.require(START), fields.require(END)));

  private static final Key<Match> MATCH =
      optional(
              "match",
              Words.choice(Match.class),
              "`exact`: these rows and no others; `subset`: these rows at least. The order does not"
                  + " matter, and only the columns that are named are compared.")
          .fallback("exact");
  private static final Key<Rows> ROWS =
      optional("rows", ROWS_FORM, "The rows: CSV with a header, or a list of values by column.");
  private static final Key<Integer> QUARANTINED =
      optional(
          "quarantined",
          Words.integer(0, Integer.MAX_VALUE),
          "For a source: how many rows go to quarantine.");
  private static final Key<Map<String, Long>> REASONS =
      optional(
          "reasons",
          byName(
              Named.Names.FREE,
              Words.integer(0, Integer.MAX_VALUE).map((count, _) -> Long.valueOf(count))),
          "For a source: how many rows go to quarantine for each reason.");
  private static final Section<Expected> EXPECTED_FORM =
      new Section<>(
          "expected",
          "What comes out of a table, or is counted at a source.",
          List.of(MATCH, ROWS, QUARANTINED, REASONS),
          TestWords::expected);

  private static final Key<String> DESCRIPTION =
      optional("description", Words.RAW_TEXT, "What the test shows.");
  private static final Key<Map<String, String>> PARAMETERS =
      optional("parameters", VALUES, "Values of the pipeline's parameters.");
  private static final Key<Instant> CLOCK =
      optional(
              "clock",
              Words.word("an instant such as 2026-01-05T10:00:00Z", TestWords::instant),
              "The run's time, `${run.time}`.")
          .fallback("the real time");
  private static final Key<IntervalBounds> INTERVAL =
      optional("interval", INTERVAL_FORM, "The interval the run is for.");
  private static final Key<Named.Entries<Input>> INPUTS =
      optional(
          "inputs",
          new Named<>(
              Named.Names.IDENTIFIER,
              ROWS_FORM.map((rows, reading) -> new Input(reading.name(), rows))),
          "Rows of sources, by source; one that is not named is empty. Columns left out are empty.");
  private static final Key<Named.Entries<Expected>> EXPECTED =
      required(
              "expected",
              new Named<>(Named.Names.IDENTIFIER, EXPECTED_FORM),
              "What must come out, by table or source.")
          .example("a table and its rows");

  private static final Section<TestFile> SECTION =
      new Section<>(
          "the test",
          "Rows that go into a pipeline, and what must come out.",
          List.of(DESCRIPTION, PARAMETERS, CLOCK, INTERVAL, INPUTS, EXPECTED),
          fields ->
              new TestFile(
                  fields.find(DESCRIPTION),
                  fields.or(PARAMETERS, Map.of()),
                  fields.find(CLOCK),
                  fields.find(INTERVAL),
                  fields.or(INPUTS, Named.Entries.none()).values(),
                  fields.require(EXPECTED).values()));

  private TestWords() {}

  /** What a file says; one that cannot be read says nothing, and why is among the problems. */
  public static TestFile read(Node root, Reading reading) {
    TestFile file = SECTION.read(root, reading);
    return file == null ? TestFile.EMPTY : file;
  }

  private static @Nullable Expected expected(Fields fields) {
    if (!fields.has(ROWS) && !fields.has(QUARANTINED) && !fields.has(REASONS)) {
      fields
          .reading()
          .error(
              "missing-key",
              fields.location(),
              "Nothing is expected here.",
              "Add rows: for a table, quarantined: or reasons: for a source.");
      return null;
    }
    Integer quarantined = fields.find(QUARANTINED);
    return new Expected(
        fields.name(),
        fields.or(MATCH, Match.EXACT),
        fields.find(ROWS),
        quarantined == null ? null : Long.valueOf(quarantined),
        fields.find(REASONS));
  }

  private static <T> Form<Map<String, T>> byName(Named.Names names, Form<T> value) {
    BinaryOperator<T> first = (a, _) -> a;
    return new Named<>(names, value.map((read, reading) -> new Entry<>(reading.name(), read)))
        .map(
            (entries, _) -> {
              Map<String, T> values = new LinkedHashMap<>();
              entries.values().forEach(entry -> values.merge(entry.name, entry.value, first));
              return values;
            });
  }

  private static @Nullable LocalDateTime moment(String text) {
    return Arguments.parse(ParameterType.TIMESTAMP, text)
        .map(value -> LocalDateTime.parse(value.text()))
        .orElse(null);
  }

  private static @Nullable Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException notAnInstant) {
      return null;
    }
  }
}
