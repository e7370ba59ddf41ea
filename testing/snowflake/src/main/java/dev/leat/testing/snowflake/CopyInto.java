package dev.leat.testing.snowflake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A COPY INTO a table, as written.
 *
 * @param columns named in the statement; empty for all of the table
 * @param selected what a query over the stage selects; null without one
 * @param files named in the statement; empty for all
 * @param options everything else, by name
 */
record CopyInto(
    ObjectName table,
    List<String> columns,
    @Nullable List<Token> selected,
    StagePath stage,
    List<String> files,
    @Nullable Pattern pattern,
    FileFormat format,
    Map<String, String> options) {
  static CopyInto read(Cursor cursor, SessionState session) throws SqlFailure {
    ObjectName table = session.resolve(cursor.dottedName());
    List<String> columns = new ArrayList<>();
    if (cursor.sees("(")) {
      for (List<Token> column : Cursor.split(cursor.parenthesised())) {
        columns.add(new Cursor(column).name());
      }
    }
    cursor.expect("FROM");
    List<Token> selected = null;
    Token stage;
    if (cursor.sees("(")) {
      List<Token> query = cursor.parenthesised();
      selected = selected(query);
      stage = from(query);
    } else {
      stage = cursor.next();
    }
    Map<String, List<Token>> written = written(cursor);
    List<String> files =
        Optional.ofNullable(written.remove("FILES")).orElse(List.of()).stream()
            .map(Token::text)
            .toList();
    List<Token> pattern = written.remove("PATTERN");
    List<Token> format = written.remove("FILE_FORMAT");
    return new CopyInto(
        table,
        columns,
        selected,
        StagePath.parse(stage.text().replaceFirst("^@", ""), session),
        files,
        pattern == null ? null : Pattern.compile(pattern.getFirst().text()),
        FileFormat.read(format == null ? Map.of() : formatOptions(format)),
        values(written));
  }

  private static List<Token> selected(List<Token> query) throws SqlFailure {
    int from = indexOfFrom(query);
    if (!query.getFirst().is("SELECT") || from < 2) {
      throw SqlFailure.syntax("expected SELECT … FROM @stage");
    }
    return query.subList(1, from);
  }

  private static Token from(List<Token> query) throws SqlFailure {
    int from = indexOfFrom(query);
    if (from + 2 != query.size()) {
      throw SqlFailure.unsupported("a COPY that joins or filters");
    }
    return query.get(from + 1);
  }

  private static int indexOfFrom(List<Token> query) {
    int depth = 0;
    for (int i = 0; i < query.size(); i++) {
      Token token = query.get(i);
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0 && token.is("FROM")) {
        return i;
      }
    }
    return -2;
  }

  /** Each {@code name = value} with the tokens of the value, without parentheses. */
  private static Map<String, List<Token>> written(Cursor cursor) throws SqlFailure {
    Map<String, List<Token>> written = new LinkedHashMap<>();
    while (!cursor.atEnd()) {
      String name = cursor.name();
      cursor.expect("=");
      written.put(
          name,
          cursor.sees("(")
              ? cursor.parenthesised().stream().filter(token -> !token.is(",")).toList()
              : List.of(cursor.next()));
    }
    return written;
  }

  private static Map<String, List<String>> formatOptions(List<Token> format) throws SqlFailure {
    Map<String, List<String>> options = new LinkedHashMap<>();
    written(new Cursor(format))
        .forEach((name, value) -> options.put(name, value.stream().map(Token::text).toList()));
    return options;
  }

  private static Map<String, String> values(Map<String, List<Token>> written) throws SqlFailure {
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, List<Token>> option : written.entrySet()) {
      switch (option.getKey()) {
        case "ON_ERROR", "PURGE", "FORCE", "MATCH_BY_COLUMN_NAME" ->
            values.put(
                option.getKey(),
                option.getValue().getFirst().text().toUpperCase(java.util.Locale.ROOT));
        default -> throw SqlFailure.unsupported("the COPY option " + option.getKey());
      }
    }
    String onError = values.getOrDefault("ON_ERROR", "ABORT_STATEMENT");
    if (!onError.equals("ABORT_STATEMENT")) {
      throw SqlFailure.unsupported("ON_ERROR = " + onError);
    }
    return values;
  }

  boolean isSet(String option) {
    return "TRUE".equals(options.get(option));
  }
}
