package dev.leat.core.language;

import dev.leat.api.pipeline.SqlText;
import java.util.LinkedHashMap;
import java.util.Map;

/** SQL for every engine, or one spelling for each. */
final class SqlWords {
  private record Variant(String engine, String sql) {}

  static final Form<SqlText> FORM =
      new Either<>(
          Words.SQL.map((sql, _) -> SqlText.of(sql.stripTrailing())),
          new Named<>(
                  Named.Names.IDENTIFIER,
                  Words.SQL.map((sql, reading) -> new Variant(reading.name(), sql.stripTrailing())))
              .map((entries, _) -> entries.broken().isEmpty() ? variants(entries) : null));

  private SqlWords() {}

  private static SqlText variants(Named.Entries<Variant> entries) {
    Map<String, String> byEngine = new LinkedHashMap<>();
    entries.values().forEach(variant -> byEngine.put(variant.engine(), variant.sql()));
    return new SqlText("", byEngine);
  }
}
