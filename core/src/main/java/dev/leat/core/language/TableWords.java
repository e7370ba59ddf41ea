package dev.leat.core.language;

import static dev.leat.core.language.Key.optional;

import dev.leat.api.pipeline.Check;
import dev.leat.api.pipeline.Derivation;
import dev.leat.api.pipeline.Fold;
import dev.leat.api.pipeline.SqlText;
import dev.leat.api.pipeline.Table;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.Suggestions;
import dev.leat.core.yaml.Node;
import dev.leat.core.yaml.SourceText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words of a table. */
final class TableWords {
  private static final Key<SqlText> SQL =
      optional(
              "sql",
              SqlWords.FORM,
              "The query over sources and other tables; or one for each engine, by its name.")
          .example("select user_id, sum(quantity) as volume from trades group by all");
  private static final Key<String> SQL_FILE =
      optional("sql_file", Words.TEXT, "A file with the query, beside `pipeline.yaml`.")
          .example("top_clients.sql");
  private static final Key<Fold> FOLD =
      optional("fold", FoldWords.SECTION, "Running state over rows in order, instead of a query.");
  private static final Key<List<Check>> CHECKS =
      optional("checks", Listing.of(CheckWords.SECTION), "Rules on the whole table.");
  private static final Key<List<Target>> TO =
      optional(
          "to", Listing.oneOrMore(TargetWords.SECTION), "Where it is published: one, or a list.");

  static final Section<Table> SECTION =
      new Section<>(
          "table",
          "The result of one query or fold, its checks, and where it is published.",
          List.of(SQL, SQL_FILE, FOLD, CHECKS, TO),
          TableWords::build);

  private TableWords() {}

  private static @Nullable Table build(Fields fields) {
    Key<?> chosen = fields.exactlyOne(List.of(SQL, SQL_FILE, FOLD));
    if (chosen == null || fields.unreadable(chosen)) {
      return null;
    }
    Derivation derivation = derivation(chosen, fields);
    return derivation == null
        ? null
        : new Table(
            fields.name(), derivation, fields.or(CHECKS, List.of()), fields.or(TO, List.of()));
  }

  private static @Nullable Derivation derivation(Key<?> chosen, Fields fields) {
    if (chosen == FOLD) {
      return fields.require(FOLD);
    }
    return chosen == SQL ? fields.require(SQL) : fromFile(fields.require(SQL_FILE), fields);
  }

  private static @Nullable SqlText fromFile(String path, Fields fields) {
    Reading reading = fields.reading();
    SqlFiles files = reading.surroundings().files();
    Optional<SourceText> text = files.read(path, reading.child("sql").path());
    if (text.isEmpty()) {
      reading.error(
          "missing-file",
          fields.node(SQL_FILE).location(),
          "There is no file " + path + " beside pipeline.yaml.",
          files.names().isEmpty()
              ? "Add it, or write the query below sql: |"
              : Suggestions.remedy(path, files.names()));
      return null;
    }
    Node.Scalar whole = Node.Scalar.of(text.get());
    Word.Text checked = References.SQL.resolve(whole, reading.child("sql"));
    return checked == null ? null : SqlText.of(checked.value().stripTrailing());
  }
}
