package dev.leat.engine.duckdb.check;

import dev.leat.api.engine.SqlProblem;
import dev.leat.api.problem.Suggestions;
import dev.leat.engine.duckdb.check.DuckDbBinder.Refused;
import dev.leat.sql.SourceText;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells DuckDB's refusals in Leat's words. */
final class BinderProblems {
  private static final Pattern NO_MATCH =
      Pattern.compile("(?s)No function matches the given name and argument types '(.*?)'.*");
  private static final Pattern NOT_GROUPED =
      Pattern.compile("(?s)column \"(.*?)\" must appear in the GROUP BY.*");
  private static final Pattern AMBIGUOUS =
      Pattern.compile("(?s)Ambiguous reference to column name \"(.*?)\" \\(use: (.*)\\).*");
  private static final Pattern TYPES =
      Pattern.compile(
          "(?s)Cannot (?:compare|mix) values of type (.*?) and (?:type )?(.*?)( in .*)? - .*");

  private final SourceText source;
  private final Collection<String> relations;

  BinderProblems(SourceText source, Collection<String> relations) {
    this.source = source;
    this.relations = relations;
  }

  SqlProblem syntax(String message, int position) {
    String near = message.replaceFirst("^syntax error at or near ", "");
    String told =
        near.equals(message)
            ? "Cannot read the SQL: " + message + "."
            : near.startsWith("\"")
                ? "Cannot read the SQL at " + near.replace("\"", "") + "."
                : "Cannot read the SQL: " + message + ".";
    return new SqlProblem("syntax", source.offset(position), told, null);
  }

  SqlProblem problem(Refused refused) {
    int offset = source.offset(refused.position());
    if (refused.kind().equals("Parser")) {
      return syntax(refused.headline(), refused.position());
    }
    if (refused.entry().equals("Table")) {
      return new SqlProblem(
          "unknown-table",
          offset,
          "Cannot find table " + refused.name() + ".",
          Suggestions.remedy(refused.name(), relations));
    }
    if (refused.subtype().equals("MISSING_ENTRY")) {
      return new SqlProblem(
          "unknown-function",
          offset,
          "Cannot find function " + refused.name() + ".",
          nearest(refused.name(), refused.candidates()));
    }
    if (refused.subtype().equals("COLUMN_NOT_FOUND")) {
      return new SqlProblem(
          "unknown-column",
          offset,
          "Cannot find column " + refused.name() + ".",
          nearest(refused.name(), refused.candidates()));
    }
    return byMessage(refused, offset);
  }

  private static SqlProblem byMessage(Refused refused, int offset) {
    Matcher noMatch = NO_MATCH.matcher(refused.message());
    if (noMatch.matches()) {
      return new SqlProblem(
          "type-mismatch",
          offset,
          "Cannot apply " + named(noMatch.group(1)) + ".",
          "Write cast(… as …) where a conversion is meant.");
    }
    Matcher notGrouped = NOT_GROUPED.matcher(refused.message());
    if (notGrouped.matches()) {
      return new SqlProblem(
          "not-grouped",
          offset,
          "Column " + notGrouped.group(1) + " is neither grouped by nor inside an aggregate.",
          "Add it to group by, or take any_value(" + notGrouped.group(1) + ").");
    }
    Matcher ambiguous = AMBIGUOUS.matcher(refused.message());
    if (ambiguous.matches()) {
      return new SqlProblem(
          "ambiguous-column",
          offset,
          "Column " + ambiguous.group(1) + " is in more than one table.",
          "Write " + ambiguous.group(2).replace("'", "") + ".");
    }
    Matcher types = TYPES.matcher(refused.message());
    if (types.matches()) {
      return new SqlProblem(
          "type-mismatch",
          offset,
          "Cannot combine " + named(types.group(1)) + " with " + named(types.group(2)) + ".",
          "Write cast(… as …) where a conversion is meant.");
    }
    return new SqlProblem("invalid-sql", offset, ended(refused.headline()), null);
  }

  private static @Nullable String nearest(String name, Collection<String> candidates) {
    return Suggestions.nearest(name, candidates)
        .map(candidate -> "Did you mean " + candidate + "?")
        .orElse(null);
  }

  private static String named(String types) {
    return types
        .replace("INTEGER_LITERAL", "integer")
        .replace("STRING_LITERAL", "varchar")
        .toLowerCase(java.util.Locale.ROOT);
  }

  private static String ended(String sentence) {
    return sentence.matches("(?s).*[.!?]") ? sentence : sentence + ".";
  }
}
