package dev.leat.engine.duckdb;

import dev.leat.api.problem.LeatException;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A query whose columns are known.
 *
 * @param sql the query
 * @param described DuckDB's own type of each column, which may be narrower than the schema's
 */
record Result(String sql, Schema schema, List<String> described) {
  /** Binds the query, without running it. */
  static Result of(Database database, String attempt, String sql) {
    List<Field> fields = new ArrayList<>();
    List<String> described = new ArrayList<>();
    database.rows(
        attempt,
        "describe " + sql,
        row -> {
          String name = row.getString(1);
          String type = row.getString(2);
          described.add(type);
          return fields.add(new Field(name, type(name, type)));
        });
    return new Result(sql, new Schema(fields), described);
  }

  /** The query with each column in the schema's type, in that form. */
  String in(Form form) {
    boolean asItIs = true;
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < described.size(); i++) {
      Field field = schema.fields().get(i);
      String own = DuckDbTypes.sql(field.type());
      String value = "#" + (i + 1);
      String typed = sameType(i, own) ? value : "cast(" + value + " as " + own + ")";
      String encoded = form.encode(field.type(), typed);
      asItIs &= encoded.equals(value);
      columns.add(encoded + " as " + DuckDbNames.quoted(field.name()));
    }
    return asItIs
        ? sql
        : columns.stream().collect(Collectors.joining(", ", "select ", " from (" + sql + "\n)"));
  }

  private boolean sameType(int column, String own) {
    String theirs = described.get(column);
    return theirs.equals(own) || theirs.startsWith("STRUCT(") || theirs.endsWith("[]");
  }

  private static DataType type(String column, String described) {
    return DuckDbTypes.parse(described)
        .orElseThrow(
            () ->
                LeatException.user(
                    "unsupported-type",
                    "Column "
                        + column
                        + " has the type "
                        + described.toLowerCase(Locale.ROOT)
                        + ", which a pipeline cannot carry. Cast it, for example to varchar."));
  }
}
