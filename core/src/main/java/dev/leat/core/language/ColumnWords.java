package dev.leat.core.language;

import static dev.leat.core.language.Key.optional;
import static dev.leat.core.language.Key.required;

import dev.leat.api.pipeline.Column;
import dev.leat.api.type.DataType;
import java.util.List;

/** The words of a column. */
final class ColumnWords {
  private static final Key<DataType> TYPE =
      required("type", Words.DATA_TYPE, "The type its values are converted to.")
          .example("decimal(18,4)");
  private static final Key<String> FIELD =
      optional(
              "field",
              Words.TEXT,
              "The raw field it is read from: a header's name, or a path in JSON.")
          .fallback("the column's name")
          .example("watch_time(min)");
  private static final Key<String> AS =
      optional(
              "as",
              Words.EXPRESSION,
              "An SQL expression over the raw fields (text, in CSV) instead of the field itself.")
          .example("lower(client_type)");
  private static final Key<Boolean> REQUIRED =
      optional("required", Words.BOOLEAN, "Whether a null sends the row to quarantine.")
          .fallback("false");
  private static final Key<Column.OnBadValue> ON_BAD_VALUE =
      optional(
              "on_bad_value",
              Words.choice(Column.OnBadValue.class),
              "What happens with a value that does not convert.")
          .fallback("quarantine");
  private static final Key<Boolean> TRIM =
      optional("trim", Words.BOOLEAN, "Whether its text loses blanks at the ends.")
          .fallback("true");
  private static final Key<Boolean> EXACT =
      optional("exact", Words.BOOLEAN, "Whether a decimal that would need rounding is a bad value.")
          .fallback("false");
  private static final Key<List<String>> FORMATS =
      optional(
              "formats",
              Listing.oneOrMore(Words.TEXT),
              "Patterns of dates and timestamps beside ISO 8601, in the letters of strptime.")
          .example("[\"%d/%m/%Y %H:%M\"]");
  private static final Key<String> TIMEZONE =
      optional("timezone", Words.ZONE, "The zone of timestamps that name none.").fallback("UTC");

  static final Section<Column> SECTION =
      new Section<>(
          "column",
          "A column of a source.",
          List.of(TYPE, FIELD, AS, REQUIRED, ON_BAD_VALUE, TRIM, EXACT, FORMATS, TIMEZONE),
          ColumnWords::build);

  static final Form<Column> FORM =
      new Either<>(
          Words.DATA_TYPE.map((type, reading) -> Column.of(reading.name(), type)), SECTION);

  private ColumnWords() {}

  private static Column build(Fields fields) {
    if (fields.has(AS)) {
      fields.forbid("as says where the value comes from", FIELD);
    }
    return new Column(
        fields.name(),
        fields.require(TYPE),
        fields.or(FIELD, fields.name()),
        fields.find(AS),
        fields.or(REQUIRED, false),
        fields.or(ON_BAD_VALUE, Column.OnBadValue.QUARANTINE),
        fields.or(TRIM, true),
        fields.or(EXACT, false),
        fields.or(FORMATS, List.of()),
        fields.or(TIMEZONE, "UTC"));
  }
}
