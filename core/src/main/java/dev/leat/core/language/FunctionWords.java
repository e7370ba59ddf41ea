package dev.leat.core.language;

import static dev.leat.core.language.Key.optional;

import dev.leat.api.pipeline.SqlFunction;
import dev.leat.api.pipeline.SqlText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of a function. */
final class FunctionWords {
  private static final Key<List<String>> PARAMETERS =
      optional("parameters", Listing.oneOrMore(Words.NAME), "The names its SQL uses.")
          .example("[price, rate]");
  private static final Key<SqlText> SQL =
      optional("sql", SqlWords.FORM, "The expression; or one for each engine, by its name.")
          .example("price * (1 - rate)");
  private static final Key<String> JAVA =
      optional("java", Words.TEXT, "A kind of function in Java, where SQL cannot say it.")
          .example("geo-ranges");
  private static final Key<Map<String, String>> OPTIONS =
      optional(
          "options",
          new Named<>(
                  Named.Names.FREE,
                  Words.TEXT.map((text, reading) -> Map.entry(reading.name(), text)))
              .map((entries, _) -> entries.broken().isEmpty() ? byName(entries) : null),
          "What the function in Java is told; paths are relative to the project.");

  static final Section<SqlFunction> SECTION =
      new Section<>(
          "function",
          "A scalar function: an SQL macro, or one in Java.",
          List.of(PARAMETERS, SQL, JAVA, OPTIONS),
          FunctionWords::build);

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

  private static @Nullable SqlFunction build(Fields fields) {
    Key<?> chosen = fields.exactlyOne(List.of(SQL, JAVA));
    if (chosen == null || fields.unreadable(chosen) || fields.unreadable(OPTIONS)) {
      return null;
    }
    String name = functionName(fields.name());
    List<String> names =
        fields.has(PARAMETERS) ? fields.or(PARAMETERS, List.of()) : parameters(fields.name());
    if (chosen == JAVA) {
      return SqlFunction.inJava(name, names, fields.require(JAVA), fields.or(OPTIONS, Map.of()));
    }
    fields.forbid("the function is SQL", OPTIONS);
    return new SqlFunction(name, names, fields.require(SQL));
  }

  private static Map<String, String> byName(Named.Entries<Map.Entry<String, String>> entries) {
    return entries.values().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

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
