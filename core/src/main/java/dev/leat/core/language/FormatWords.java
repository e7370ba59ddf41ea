package dev.leat.core.language;

import static dev.leat.core.language.Key.optional;
import static dev.leat.core.language.Key.required;

import dev.leat.api.pipeline.FileFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a file format. */
final class FormatWords {
  private static final Key<String> TYPE =
      required(
          "type",
          Words.choice(List.of("csv", "json", "parquet"), word -> word),
          "How rows lie in a file.");
  private static final Key<Character> DELIMITER =
      optional("delimiter", Words.CHARACTER, "CSV: what separates fields.").fallback(",");
  private static final Key<Character> QUOTE =
      optional("quote", Words.CHARACTER, "CSV: what encloses a field; doubled inside one.")
          .fallback("\"");
  private static final Key<Boolean> HEADER =
      optional("header", Words.BOOLEAN, "CSV: whether the first record names the fields.")
          .fallback("true");
  private static final Key<Boolean> MULTILINE =
      optional(
              "multiline",
              Words.BOOLEAN,
              "CSV: whether a newline inside quotes belongs to the field. Such files cannot be"
                  + " split among threads.")
          .fallback("false");
  private static final Key<Boolean> TRIM =
      optional("trim", Words.BOOLEAN, "Whether text loses blanks at its ends.").fallback("true");
  private static final Key<String> ENCODING =
      optional(
              "encoding",
              Words.word("a charset such as UTF-8 or windows-1252", FormatWords::charset),
              "The charset of the text.")
          .fallback("UTF-8");
  private static final Key<FileFormat.Compression> COMPRESSION =
      optional(
              "compression",
              Words.choice(FileFormat.Compression.class),
              "How files are compressed; `auto` looks at their first bytes.")
          .fallback("auto");
  private static final Key<Long> MAX_RECORD_BYTES =
      optional(
              "max_record_bytes",
              Words.SIZE,
              "Longer records are quarantined, with their text cut.")
          .fallback("16MiB");

  static final Section<FormatText> SECTION =
      new Section<>(
          "format",
          "How rows lie in a file.",
          List.of(
              TYPE,
              DELIMITER,
              QUOTE,
              HEADER,
              MULTILINE,
              TRIM,
              ENCODING,
              COMPRESSION,
              MAX_RECORD_BYTES),
          FormatWords::build);

  static final Form<FormatText> FORM =
      new Either<>(
          Words.choice(List.of("csv", "json", "parquet"), word -> word)
              .map((word, _) -> new FormatText(plain(word))),
          SECTION);

  private FormatWords() {}

  private static FormatText build(Fields fields) {
    String type = fields.require(TYPE);
    if (!type.equals("csv")) {
      fields.forbid("it is for csv", DELIMITER, QUOTE, HEADER, MULTILINE, ENCODING);
    }
    if (type.equals("parquet")) {
      fields.forbid("it is for text files", TRIM, COMPRESSION, MAX_RECORD_BYTES);
    }
    int limit =
        (int)
            Math.min(
                fields.or(MAX_RECORD_BYTES, (long) FileFormat.Csv.DEFAULT_MAX_RECORD_BYTES),
                1L << 30);
    boolean trim = fields.or(TRIM, true);
    FileFormat.Compression compression = fields.or(COMPRESSION, FileFormat.Compression.AUTO);
    return new FormatText(
        switch (type) {
          case "csv" ->
              new FileFormat.Csv(
                  fields.or(DELIMITER, ','),
                  fields.or(QUOTE, '"'),
                  fields.or(HEADER, true),
                  fields.or(MULTILINE, false),
                  trim,
                  fields.or(ENCODING, "UTF-8"),
                  compression,
                  limit);
          case "json" -> new FileFormat.Json(trim, compression, limit);
          default -> new FileFormat.Parquet();
        });
  }

  private static FileFormat plain(String word) {
    return switch (word) {
      case "csv" -> FileFormat.Csv.DEFAULT;
      case "json" -> FileFormat.Json.DEFAULT;
      default -> new FileFormat.Parquet();
    };
  }

  private static @Nullable String charset(String name) {
    try {
      return java.nio.charset.Charset.forName(name).name();
    } catch (IllegalArgumentException unknown) {
      return null;
    }
  }

  static @Nullable FileFormat byEnding(String pattern) {
    return FileFormat.byEnding(pattern).orElse(null);
  }
}
