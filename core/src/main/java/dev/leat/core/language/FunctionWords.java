package dev.leat.core.language;

import static dev.leat.core.language.Key.optional;
import static dev.leat.core.language.Key.required;

import dev.leat.api.pipeline.SqlFunction;
import dev.leat.api.pipeline.SqlText;
import java.util.Arrays;
import java.util.List;

/** The words of a function. */
final class FunctionWords {
  private static final Key<List<String>> PARAMETERS =
      optional("parameters", Listing.oneOrMore(Words.NAME), "The names its SQL uses.")
          .example("[price, rate]");
  private static final Key<SqlText> SQL =
      required("sql", SqlWords.FORM, "The expression; or one for each engine, by its name.")
          .example("price * (1 - rate)");

  static final Section<SqlFunction> SECTION =
      new Section<>(
          "function",
          "A scalar SQL macro.",
          List.of(PARAMETERS, SQL),
          fields ->
              new SqlFunction(
                  functionName(fields.name()),
                  fields.has(PARAMETERS)
                      ? fields.or(PARAMETERS, List.of())
                      : parameters(fields.name()),
                  fields.require(SQL)));

  static final Form<Named.Entries<SqlFunction>> FORM =
      new Named<>(
          Named.Names.SIGNATURE,
          new Either<>(
              Words.SQL.map(
                  (sql, reading) ->
                      new SqlFunction(
                          functionName(reading.name()),
                          parameters(reading.name()),
                          SqlText.of(sql.stripTrailing()))),
              SECTION));

  private FunctionWords() {}

  /** The name of a signature such as {@code net(price, rate)}. */
  static String functionName(String signature) {
    int open = signature.indexOf('(');
    return (open < 0 ? signature : signature.substring(0, open)).strip();
  }

  private static List<String> parameters(String signature) {
    int open = signature.indexOf('(');
    if (open < 0) {
      return List.of();
    }
    return Arrays.stream(signature.substring(open + 1, signature.lastIndexOf(')')).split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }
}
