package dev.leat.core.language;

import static dev.leat.core.language.Key.optional;
import static dev.leat.core.language.Key.required;

import dev.leat.api.pipeline.Chart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a chart. */
final class ChartWords {
  private static final Key<Chart.Kind> TYPE =
      required("type", Words.choice(Chart.Kind.class), "What kind of picture.").example("line");
  private static final Key<String> TABLE =
      required("table", Words.NAME, "The table it shows.").example("weekly_volume");
  private static final Key<String> X =
      required(
              "x",
              Words.NAME,
              "The column of the horizontal axis; in a histogram, whose distribution is shown.")
          .example("week_start_date");
  private static final Key<String> Y =
      optional("y", Words.NAME, "The column of the vertical axis; none in a histogram.")
          .example("total_volume");
  private static final Key<String> SERIES =
      optional("series", Words.NAME, "The column that splits the rows into series.")
          .example("client_type");
  private static final Key<String> TITLE =
      optional("title", Words.RUN_TEXT, "The heading.").fallback("the chart's name in words");
  private static final Key<String> X_LABEL =
      optional("x_label", Words.RUN_TEXT, "The horizontal axis's text, with its unit.")
          .fallback("the column's name in words");
  private static final Key<String> Y_LABEL =
      optional("y_label", Words.RUN_TEXT, "The vertical axis's text, with its unit.")
          .fallback("the column's name in words");
  private static final Key<Integer> BINS =
      optional("bins", Words.integer(1, 1000), "How many bins a histogram has.").fallback("30");
  private static final Key<String> TO =
      optional("to", Words.PATH, "The PNG file to write.")
          .fallback("the console only")
          .example("output/weekly_volume.png");

  static final Section<Chart> SECTION =
      new Section<>(
          "chart",
          "A picture of a table.",
          List.of(TYPE, TABLE, X, Y, SERIES, TITLE, X_LABEL, Y_LABEL, BINS, TO),
          ChartWords::build);

  private ChartWords() {}

  private static @Nullable Chart build(Fields fields) {
    Chart.Kind kind = fields.require(TYPE);
    if (kind == Chart.Kind.HISTOGRAM) {
      fields.forbid("a histogram counts rows", Y);
    } else {
      fields.forbid("it is for histograms", BINS);
      if (!fields.has(Y)) {
        fields
            .reading()
            .error(
                "missing-key",
                fields.location(),
                "The key y is missing.",
                "Add y: with the column of the vertical axis.");
        return null;
      }
    }
    return new Chart(
        fields.name(),
        kind,
        fields.require(TABLE),
        fields.require(X),
        kind == Chart.Kind.HISTOGRAM ? null : fields.find(Y),
        fields.find(SERIES),
        fields.find(TITLE),
        fields.find(X_LABEL),
        fields.find(Y_LABEL),
        fields.or(BINS, Chart.DEFAULT_BINS),
        fields.find(TO));
  }
}
