package dev.leat.connector.jdbc;

import dev.leat.api.connector.Publication;
import dev.leat.api.connector.RowStream;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.problem.LeatException;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.util.List;
import java.util.stream.Collectors;

/** The rows of a publication in a temporary table, where SQL can compare them with the target. */
final class Batch {
  private final Session session;
  private final Dialect dialect;
  private final Schema schema;
  private final TableName staged;
  private final long rows;

  private Batch(Session session, Dialect dialect, Schema schema, TableName staged, long rows) {
    this.session = session;
    this.dialect = dialect;
    this.schema = schema;
    this.staged = staged;
    this.rows = rows;
  }

  static Batch stage(Session session, Dialect dialect, Publication publication) {
    TableName staged = dialect.temporary("leat_batch");
    Schema schema = publication.schema();
    session.execute("DROP TABLE IF EXISTS " + staged.sql());
    session.execute(
        schema.fields().stream()
            .map(field -> TableName.quote(field.name()) + " " + dialect.stagedType(field.type()))
            .collect(
                Collectors.joining(", ", "CREATE TEMPORARY TABLE " + staged.sql() + " (", ")")));
    try (RowStream stream = publication.rows().open()) {
      long rows = dialect.insert(session, staged, schema.names(), stream);
      dialect.afterStaging(staged).ifPresent(session::execute);
      return new Batch(session, dialect, schema, staged, rows);
    }
  }

  long rows() {
    return rows;
  }

  void drop() {
    session.execute("DROP TABLE " + staged.sql());
  }

  /** Throws if a key is null or occurs twice. */
  void requireKeys(List<String> names, String location) {
    List<String> key =
        names.stream().map(name -> schema.field(name).map(Field::name).orElse(name)).toList();
    String anyNull =
        key.stream()
            .map(name -> TableName.quote(name) + " IS NULL")
            .collect(Collectors.joining(" OR "));
    long nulls = count("SELECT count(*) FROM " + staged.sql() + " WHERE " + anyNull);
    if (nulls > 0) {
      throw LeatException.user(
          "merge-key-null",
          "Cannot merge into "
              + location
              + ": "
              + nulls
              + " of "
              + rows
              + " rows have a null in the key ("
              + String.join(", ", key)
              + "). Filter them out in the SQL, or expect the columns to be not null.");
    }
    List<String> duplicates =
        session.query(
            "SELECT "
                + Names.list(key)
                + ", count(*) FROM "
                + staged.sql()
                + " GROUP BY "
                + Names.list(key)
                + " HAVING count(*) > 1 ORDER BY "
                + Names.list(key)
                + " LIMIT 3",
            row -> {
              StringBuilder sample = new StringBuilder("(");
              for (int i = 1; i <= key.size(); i++) {
                sample.append(i == 1 ? "" : ", ").append(row.getString(i));
              }
              return sample
                  .append(") ")
                  .append(row.getLong(key.size() + 1))
                  .append(" times")
                  .toString();
            });
    if (!duplicates.isEmpty()) {
      throw LeatException.user(
          "merge-key-duplicate",
          "Cannot merge into "
              + location
              + ": the key ("
              + String.join(", ", key)
              + ") occurs more than once in the rows to be merged, such as "
              + String.join(", ", duplicates)
              + ". Group or deduplicate in the SQL, or add columns to the key.");
    }
  }

  /**
   * Overwrites the rows whose key the target has, adding where the mode says so; adds the others.
   */
  Merged merge(TableName target, List<TargetColumn> columns, PublishMode.Merge merge) {
    return dialect
        .upsert(session, upsert(target, columns, merge))
        .orElseGet(
            () ->
                new Merged(
                    update(target, columns, merge), insertNew(target, columns, merge.key())));
  }

  private Upsert upsert(TableName target, List<TargetColumn> columns, PublishMode.Merge merge) {
    return new Upsert(
        target,
        merge.key().stream().map(name -> TargetColumn.spelling(name, columns)).toList(),
        into(columns),
        selected(),
        schema.fields().stream()
            .filter(field -> !contains(merge.key(), field.name()))
            .map(
                field ->
                    new Upsert.Change(
                        spelled(field.name(), columns),
                        contains(merge.add(), field.name()) ? field : null))
            .toList());
  }

  private long update(TableName target, List<TargetColumn> columns, PublishMode.Merge merge) {
    List<Field> changed =
        schema.fields().stream().filter(field -> !contains(merge.key(), field.name())).toList();
    if (changed.isEmpty()) {
      return count(
          "SELECT count(*) FROM "
              + staged.sql()
              + " AS b WHERE "
              + dialect.isKnown(target, pairs(merge.key(), columns)));
    }
    String assignments =
        changed.stream()
            .map(field -> assignment(field, columns, contains(merge.add(), field.name())))
            .collect(Collectors.joining(", "));
    return session.update(
        "UPDATE "
            + target.sql()
            + " AS t SET "
            + assignments
            + " FROM "
            + staged.sql()
            + " AS b WHERE "
            + sameKey(merge.key(), columns));
  }

  private long insertNew(TableName target, List<TargetColumn> columns, List<String> key) {
    return session.update(
        insertSelect(target, columns)
            + " WHERE NOT "
            + dialect.isKnown(target, pairs(key, columns)));
  }

  void insertAll(TableName target, List<TargetColumn> columns) {
    session.update(insertSelect(target, columns));
  }

  /** Deletes the target's rows of every partition that occurs in the batch. */
  long deletePartitions(TableName target, List<TargetColumn> columns, List<String> by) {
    return dialect.deletePartitions(session, target, staged, pairs(by, columns));
  }

  private String insertSelect(TableName target, List<TargetColumn> columns) {
    return "INSERT INTO " + target.sql() + " (" + into(columns) + ") " + selected();
  }

  private String into(List<TargetColumn> columns) {
    return schema.names().stream()
        .map(name -> spelled(name, columns))
        .collect(Collectors.joining(", "));
  }

  private String selected() {
    return "SELECT "
        + schema.fields().stream()
            .map(field -> dialect.staged(field, "b." + TableName.quote(field.name())))
            .collect(Collectors.joining(", "))
        + " FROM "
        + staged.sql()
        + " AS b";
  }

  private String assignment(Field field, List<TargetColumn> columns, boolean adds) {
    String column = spelled(field.name(), columns);
    String added = dialect.staged(field, "b." + TableName.quote(field.name()));
    return column + " = " + (adds ? dialect.sum("t." + column, added, field) : added);
  }

  private String sameKey(List<String> key, List<TargetColumn> columns) {
    return key.stream()
        .map(name -> "t." + spelled(name, columns) + " = " + staged("b", name))
        .collect(Collectors.joining(" AND "));
  }

  private List<ColumnPair> pairs(List<String> names, List<TargetColumn> columns) {
    return names.stream()
        .map(
            name ->
                new ColumnPair(
                    spelled(name, columns),
                    TableName.quote(schema.field(name).map(Field::name).orElse(name)),
                    staged("b", name)))
        .toList();
  }

  private String staged(String alias, String name) {
    return schema
        .field(name)
        .map(field -> dialect.staged(field, alias + "." + TableName.quote(field.name())))
        .orElseGet(() -> alias + "." + TableName.quote(name));
  }

  private long count(String sql) {
    return session.query(sql, row -> row.getLong(1)).getFirst();
  }

  private static String spelled(String name, List<TargetColumn> columns) {
    return TableName.quote(TargetColumn.spelling(name, columns));
  }

  private static boolean contains(List<String> names, String name) {
    return names.stream().anyMatch(name::equalsIgnoreCase);
  }
}
