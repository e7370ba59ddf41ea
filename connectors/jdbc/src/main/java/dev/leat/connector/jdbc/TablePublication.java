package dev.leat.connector.jdbc;

import dev.leat.api.connector.Publication;
import dev.leat.api.connector.Receipt;
import dev.leat.api.connector.RowStream;
import dev.leat.api.pipeline.Check;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.LeatException;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One table's publication within a transaction: its shape, its rows, its checks. */
final class TablePublication {
  private final String connection;
  private final Publication publication;
  private final Target.TableTarget target;
  private final Dialect dialect;
  private final TableName name;

  TablePublication(
      String connection, Publication publication, Target.TableTarget target, Dialect dialect) {
    this.connection = connection;
    this.publication = publication;
    this.target = target;
    this.dialect = dialect;
    this.name = dialect.named(target.table());
  }

  /** The target as the user knows it. */
  String location() {
    return connection + "." + name;
  }

  /** The target as the ledger knows it. */
  String ledgerName() {
    return dialect.identity(name);
  }

  List<TargetColumn> columns(Session session) {
    return dialect.columns(session, name);
  }

  /** Why these rows cannot be published there. */
  List<String> problems(Session session) {
    List<String> problems = new ArrayList<>();
    dialect.refusal(name).ifPresent(problems::add);
    problems.addAll(TargetChecks.unsupported(publication));
    List<TargetColumn> existing = columns(session);
    if (!existing.isEmpty()) {
      shapeProblem(existing).ifPresent(problems::add);
    }
    return problems;
  }

  /** Finds values that the database refuses, before anything is decided. */
  void checkValues() {
    dialect.checkValues(publication.schema(), publication.rows());
  }

  boolean merges() {
    return target.mode() instanceof PublishMode.Merge;
  }

  /** Whether a check can stop the publication once its rows are in the target. */
  boolean checksTarget() {
    return publication.targetChecks().stream()
        .anyMatch(check -> check.onFail() == Check.OnFail.FAIL);
  }

  /** Finds rows that a merge refuses, before anything is decided. */
  void checkKeys(Session scratch) {
    if (target.mode() instanceof PublishMode.Merge merge) {
      Batch batch = Batch.stage(scratch, dialect, publication);
      batch.requireKeys(merge.key(), location());
      batch.drop();
    }
  }

  /** Makes the rows part of the target, in the transaction of the session. */
  Receipt publish(Session session, Instant now) {
    List<TargetColumn> existing = columns(session);
    boolean created = existing.isEmpty();
    if (created) {
      create(session);
    } else {
      evolve(session, existing);
    }
    Map<String, String> details = new LinkedHashMap<>();
    long rows = write(session, created, details);
    if (created && target.mode() instanceof PublishMode.Merge merge) {
      List<TargetColumn> columns = columns(session);
      dialect
          .uniqueKey(
              name, merge.key().stream().map(key -> TargetColumn.spelling(key, columns)).toList())
          .ifPresent(session::execute);
    }
    TargetChecks.run(session, dialect, name, publication, now)
        .forEach(warning -> details.merge("warning", warning, (a, b) -> a + "; " + b));
    return new Receipt(location(), rows, -1, created, details);
  }

  private long write(Session session, boolean created, Map<String, String> details) {
    return switch (target.mode()) {
      case PublishMode.Append _ -> insert(session, name);
      case PublishMode.Replace _ -> {
        // A table that has just been made has nothing to be replaced.
        Optional<Replacement> replacement =
            created ? Optional.empty() : dialect.replacement(session, name);
        yield replacement.isPresent()
            ? swap(session, replacement.get(), details)
            : overwrite(session, details);
      }
      case PublishMode.Merge merge -> {
        Batch batch = Batch.stage(session, dialect, publication);
        batch.requireKeys(merge.key(), location());
        Merged merged = batch.merge(name, columns(session), merge);
        batch.drop();
        details.put("updated", Long.toString(merged.updated()));
        details.put("inserted", Long.toString(merged.inserted()));
        yield batch.rows();
      }
      case PublishMode.ReplacePartitions partitions -> {
        Batch batch = Batch.stage(session, dialect, publication);
        long deleted = batch.deletePartitions(name, columns(session), partitions.by());
        batch.insertAll(name, columns(session));
        batch.drop();
        details.put("deleted", Long.toString(deleted));
        yield batch.rows();
      }
    };
  }

  private long overwrite(Session session, Map<String, String> details) {
    details.put("deleted", Long.toString(session.update("DELETE FROM " + name.sql())));
    return insert(session, name);
  }

  private long swap(Session session, Replacement replacement, Map<String, String> details) {
    details.put("deleted", Long.toString(replacement.replaced()));
    long rows = insert(session, replacement.table());
    replacement.install();
    return rows;
  }

  private long insert(Session session, TableName into) {
    List<TargetColumn> existing = columns(session);
    Schema schema = publication.schema();
    if (!dialect.insertsInto(existing, schema)) {
      Batch batch = Batch.stage(session, dialect, publication);
      batch.insertAll(into, existing);
      batch.drop();
      return batch.rows();
    }
    try (RowStream rows = publication.rows().open()) {
      return dialect.insert(session, into, shape(existing).spelling(), rows);
    }
  }

  private void create(Session session) {
    if (!name.schema().isEmpty()) {
      dialect.createSchema(name.schema()).ifPresent(session::execute);
    }
    session.execute("CREATE TABLE " + name.sql() + " (" + columnDefinitions() + ")");
  }

  private String columnDefinitions() {
    return publication.schema().fields().stream()
        .map(
            field ->
                TableName.quote(dialect.newColumn(field.name()))
                    + " "
                    + dialect.columnType(field.type()))
        .collect(Collectors.joining(", "));
  }

  private void evolve(Session session, List<TargetColumn> existing) {
    shapeProblem(existing)
        .ifPresent(
            problem -> {
              throw LeatException.user("target-shape", problem);
            });
    TableShape shape = shape(existing);
    for (Field field : shape.missing()) {
      session.execute(
          "ALTER TABLE "
              + name.sql()
              + " ADD COLUMN "
              + TableName.quote(dialect.newColumn(field.name()))
              + " "
              + dialect.columnType(field.type()));
    }
    for (Field field : shape.tooNarrow()) {
      shape
          .column(field)
          .flatMap(column -> dialect.widen(name, column, field.type()))
          .ifPresent(session::execute);
    }
  }

  private Optional<String> shapeProblem(List<TargetColumn> existing) {
    return shape(existing)
        .difference(target.schema())
        .map(
            difference ->
                "The target "
                    + location()
                    + " has another shape than the table "
                    + publication.table()
                    + ":"
                    + difference
                    + "\n"
                    + remedy());
  }

  private String remedy() {
    return switch (target.schema()) {
      case FAIL ->
          "Change the SQL of the table, or set schema: evolve on the target to add and widen"
              + " columns, or rename or drop the target.";
      case EVOLVE ->
          "schema: evolve adds columns and widens numbers only. Change the SQL of the table, or"
              + " rename or drop the target.";
    };
  }

  private TableShape shape(List<TargetColumn> existing) {
    return new TableShape(dialect, existing, publication.schema());
  }
}
