package dev.leat.engine.duckdb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The columns an expression names, found in DuckDB's own syntax tree. */
final class ColumnReferences {
  private ColumnReferences() {}

  /**
   * Each name once, as first spelled; parameters of lambdas are none.
   *
   * @param relation what columns may be qualified with
   */
  static List<String> of(Database database, String attempt, String expression, String relation) {
    String tree =
        "json_tree(json_serialize_sql("
            + DuckDbNames.literal("select (\n" + expression + "\n)")
            + "))";
    List<Reference> references =
        database.rows(
            attempt,
            "select json_extract_string(value, '$[0]'), json_extract_string(value, '$[1]'),"
                + " contains(path, '.lhs') from "
                + tree
                + " where key = 'column_names'",
            row -> new Reference(row.getString(1), row.getString(2), row.getBoolean(3)));
    Set<String> parameters =
        references.stream()
            .filter(Reference::parameter)
            .map(reference -> fold(reference.first()))
            .collect(Collectors.toSet());
    Map<String, String> names = new LinkedHashMap<>();
    for (Reference reference : references) {
      String name = reference.column(relation);
      if (!parameters.contains(fold(name))) {
        names.putIfAbsent(fold(name), name);
      }
    }
    return List.copyOf(names.values());
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private record Reference(String first, @Nullable String second, boolean parameter) {
    String column(String relation) {
      return second != null && first.equalsIgnoreCase(relation) ? second : first;
    }
  }
}
