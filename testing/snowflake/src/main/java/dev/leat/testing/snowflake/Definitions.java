package dev.leat.testing.snowflake;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs definitions of databases, schemas, tables and views. Each is its own transaction and, as in
 * Snowflake, commits the one that was open.
 */
final class Definitions {
  private final Databases databases;
  private final SessionState session;
  private final Stages stages;

  Definitions(Databases databases, SessionState session, Stages stages) {
    this.databases = databases;
    this.session = session;
    this.stages = stages;
  }

  /** How a CREATE treats what exists. */
  private record Creation(boolean replaces, boolean tolerates) {}

  Answer create(Cursor cursor) throws SqlFailure, SQLException {
    boolean replaces = cursor.skip("OR", "REPLACE");
    boolean temporary = cursor.skip("TEMPORARY") || cursor.skip("TEMP");
    boolean isTransient = cursor.skip("TRANSIENT");
    if (cursor.skip("DATABASE")) {
      tolerates(cursor);
      String name = cursor.name();
      databases.create(name);
      session.use(name, "PUBLIC");
      return done("Database " + name + " successfully created.");
    }
    if (cursor.skip("SCHEMA")) {
      return createSchema(cursor);
    }
    if (cursor.skip("STAGE")) {
      boolean tolerates = tolerates(cursor);
      ObjectName name = session.resolve(cursor.dottedName());
      requireSchema(name);
      if (temporary) {
        stages.createTemporary(name, session.id(), replaces || tolerates);
      } else {
        stages.create(name, replaces || tolerates);
      }
      return done("Stage area " + name.name() + " successfully created.");
    }
    if (cursor.skip("VIEW")) {
      return createView(cursor, replaces);
    }
    if (temporary) {
      throw SqlFailure.unsupported("temporary tables");
    }
    cursor.expect("TABLE");
    Creation creation = new Creation(replaces, tolerates(cursor));
    return createTable(cursor, creation, isTransient);
  }

  Answer drop(Cursor cursor) throws SqlFailure, SQLException {
    String kind = cursor.name();
    boolean tolerates = cursor.skip("IF", "EXISTS");
    ObjectName name = session.resolve(cursor.dottedName());
    switch (kind) {
      case "STAGE" -> stages.drop(name, tolerates);
      case "SCHEMA" ->
          session.execute(
              "DROP SCHEMA "
                  + (tolerates ? "IF EXISTS " : "")
                  + Names.sql(name.schema())
                  + "."
                  + Names.sql(name.name())
                  + " CASCADE");
      case "TABLE", "VIEW" -> dropTable(name, kind, tolerates);
      default -> throw SqlFailure.unsupported("DROP " + kind);
    }
    return done(name.name() + " successfully dropped.");
  }

  Answer alterTable(Cursor cursor) throws SqlFailure, SQLException {
    boolean tolerates = cursor.skip("IF", "EXISTS");
    ObjectName table = session.resolve(cursor.dottedName());
    if (databases.kind(table).isEmpty()) {
      if (tolerates) {
        return done("Statement executed successfully.");
      }
      throw SqlFailure.noSuchObject("Table", table.toString());
    }
    if (cursor.skip("RENAME", "TO")) {
      rename(table, session.resolve(cursor.dottedName()));
    } else if (cursor.skip("ADD")) {
      cursor.skip("COLUMN");
      addColumns(cursor, table);
    } else if (cursor.skip("ALTER") || cursor.skip("MODIFY")) {
      cursor.skip("COLUMN");
      changeType(cursor, table);
    } else {
      throw SqlFailure.unsupported("ALTER TABLE … " + cursor.next().text());
    }
    return done("Statement executed successfully.");
  }

  Answer comment(Cursor cursor) throws SqlFailure, SQLException {
    cursor.expect("TABLE");
    ObjectName table = session.resolve(cursor.dottedName());
    cursor.expect("IS");
    update(
        "UPDATE "
            + Databases.information(table, "TABLES")
            + " SET \"COMMENT\" = ? WHERE \"TABLE_SCHEMA\" = ? AND \"TABLE_NAME\" = ?",
        cursor.next().text(),
        table.schema(),
        table.name());
    return done("Statement executed successfully.");
  }

  private Answer createSchema(Cursor cursor) throws SqlFailure, SQLException {
    boolean tolerates = tolerates(cursor);
    List<String> parts = cursor.dottedName();
    String database = parts.size() == 2 ? parts.get(0) : session.database();
    session.execute(
        "CREATE SCHEMA "
            + (tolerates ? "IF NOT EXISTS " : "")
            + Names.sql(database)
            + "."
            + Names.sql(parts.getLast()));
    session.use(database, parts.getLast());
    return done("Schema " + parts.getLast() + " successfully created.");
  }

  private Answer createView(Cursor cursor, boolean replaces) throws SqlFailure, SQLException {
    ObjectName name = session.resolve(cursor.dottedName());
    cursor.expect("AS");
    String query = Rewriter.rewrite(cursor.rest(), session);
    together(
        () -> {
          session.execute(
              "CREATE " + (replaces ? "OR REPLACE " : "") + "VIEW " + name.sql() + " AS " + query);
          describe(name, new Described("VIEW", false, null, derived(name)));
        });
    return done("View " + name.name() + " successfully created.");
  }

  private Answer createTable(Cursor cursor, Creation creation, boolean isTransient)
      throws SqlFailure, SQLException {
    ObjectName name = session.resolve(cursor.dottedName());
    requireSchema(name);
    if (!creation.replaces() && databases.kind(name).isPresent()) {
      if (creation.tolerates()) {
        return done(name.name() + " already exists, statement succeeded.");
      }
      throw SqlFailure.exists(name.toString());
    }
    List<TableColumn> columns =
        cursor.sees("(") ? TableColumn.readAll(cursor.parenthesised(), session) : List.of();
    String comment = options(cursor);
    String query = cursor.skip("AS") ? Rewriter.rewrite(cursor.rest(), session) : null;
    cursor.expectEnd();
    String definition =
        query == null
            ? " (" + String.join(", ", columns.stream().map(TableColumn::sql).toList()) + ")"
            : " AS " + query;
    together(
        () -> {
          session.execute("CREATE OR REPLACE TABLE " + name.sql() + definition);
          describe(
              name,
              new Described(
                  "BASE TABLE", isTransient, comment, query == null ? columns : derived(name)));
        });
    stages.forget(name);
    return done("Table " + name.name() + " successfully created.");
  }

  private static @Nullable String options(Cursor cursor) throws SqlFailure {
    String comment = null;
    while (!cursor.atEnd() && !cursor.sees("AS")) {
      String option = cursor.name();
      cursor.expect("=");
      Token value = cursor.next();
      switch (option) {
        case "COMMENT" -> comment = value.text();
        case "DATA_RETENTION_TIME_IN_DAYS" -> {}
        default -> throw SqlFailure.unsupported("the table option " + option);
      }
    }
    return comment;
  }

  private void dropTable(ObjectName name, String kind, boolean tolerates)
      throws SqlFailure, SQLException {
    if (databases.kind(name).isEmpty()) {
      if (tolerates) {
        return;
      }
      throw SqlFailure.noSuchObject("Table", name.toString());
    }
    together(
        () -> {
          session.execute("DROP " + kind + " " + name.sql());
          forget(name);
        });
    stages.forget(name);
  }

  private void rename(ObjectName from, ObjectName to) throws SqlFailure, SQLException {
    if (databases.kind(to).isPresent()) {
      throw SqlFailure.exists(to.toString());
    }
    if (!from.schema().equals(to.schema())) {
      throw SqlFailure.unsupported("ALTER TABLE … RENAME into another schema");
    }
    together(
        () -> {
          session.execute("ALTER TABLE " + from.sql() + " RENAME TO " + Names.sql(to.name()));
          for (String table : List.of("TABLES", "COLUMNS")) {
            update(
                "UPDATE "
                    + Databases.information(from, table)
                    + " SET \"TABLE_NAME\" = ? WHERE \"TABLE_SCHEMA\" = ? AND \"TABLE_NAME\" = ?",
                to.name(),
                from.schema(),
                from.name());
          }
        });
    stages.forget(from);
  }

  private void addColumns(Cursor cursor, ObjectName table) throws SqlFailure, SQLException {
    List<TableColumn> added = new ArrayList<>();
    for (List<Token> part : Cursor.split(cursor.rest())) {
      TableColumn column = TableColumn.read(new Cursor(part), session);
      if (column.type().isBounded() || !column.nullable()) {
        throw SqlFailure.unsupported("ADD COLUMN with a length or NOT NULL");
      }
      added.add(column);
    }
    together(
        () -> {
          for (TableColumn column : added) {
            session.execute("ALTER TABLE " + table.sql() + " ADD COLUMN " + column.sql());
            describeColumn(table, column);
          }
        });
  }

  private void changeType(Cursor cursor, ObjectName table) throws SqlFailure, SQLException {
    String column = cursor.name();
    cursor.expect("SET", "DATA", "TYPE");
    ColumnType type = ColumnType.read(cursor);
    ColumnType before = type(table, column);
    if (!type.widens(before)) {
      throw new SqlFailure(
          40_052,
          "22000",
          "SQL compilation error:\ncannot change column %s from type %s to %s"
              .formatted(column, before, type));
    }
    together(
        () -> {
          session.execute(
              "ALTER TABLE "
                  + table.sql()
                  + " ALTER COLUMN "
                  + Names.sql(column)
                  + " SET DATA TYPE "
                  + type.duckDb());
          update(
              "UPDATE "
                  + Databases.information(table, "COLUMNS")
                  + " SET \"NUMERIC_PRECISION\" = ? WHERE \"TABLE_SCHEMA\" = ?"
                  + " AND \"TABLE_NAME\" = ? AND \"COLUMN_NAME\" = ?",
              Integer.toString(type.size()),
              table.schema(),
              table.name(),
              column);
        });
  }

  private ColumnType type(ObjectName table, String column) throws SqlFailure, SQLException {
    return derived(table).stream()
        .filter(existing -> existing.name().equals(column))
        .map(TableColumn::type)
        .findFirst()
        .orElseThrow(
            () ->
                new SqlFailure(
                    904, "42000", "SQL compilation error:\ninvalid identifier '" + column + "'"));
  }

  /** The columns of a table or view that DuckDB has, with the types they have there. */
  private List<TableColumn> derived(ObjectName name) throws SqlFailure, SQLException {
    List<TableColumn> columns = new ArrayList<>();
    try (PreparedStatement statement =
            session.duckDb().prepareStatement("SELECT * FROM " + name.sql() + " LIMIT 0");
        ResultSet result = statement.executeQuery()) {
      var meta = result.getMetaData();
      for (int i = 1; i <= meta.getColumnCount(); i++) {
        columns.add(
            new TableColumn(
                Names.decode(meta.getColumnLabel(i)),
                ColumnType.ofDuckDb(meta.getColumnTypeName(i)),
                true,
                null));
      }
    }
    return columns;
  }

  /** What the information schema says of a table. */
  private record Described(
      String kind, boolean isTransient, @Nullable String comment, List<TableColumn> columns) {}

  private void describe(ObjectName name, Described described) throws SQLException {
    forget(name);
    update(
        "INSERT INTO "
            + Databases.information(name, "TABLES")
            + " VALUES (?, ?, ?, ?, ?, ?, now(), ?)",
        name.database(),
        name.schema(),
        name.name(),
        session.role(),
        described.kind(),
        described.isTransient() ? "YES" : "NO",
        described.comment());
    for (TableColumn column : described.columns()) {
      describeColumn(name, column);
    }
  }

  private void describeColumn(ObjectName table, TableColumn column) throws SQLException {
    ColumnType type = column.type();
    boolean isText =
        type.kind() == ColumnType.Kind.VARCHAR || type.kind() == ColumnType.Kind.BINARY;
    boolean isNumber = type.kind() == ColumnType.Kind.NUMBER;
    String columns = Databases.information(table, "COLUMNS");
    update(
        "INSERT INTO "
            + columns
            + " SELECT ?, ?, ?, ?, 1 + count(*), ?, ?, ?, ?, ?, ?, ? FROM "
            + columns
            + " WHERE \"TABLE_SCHEMA\" = ? AND \"TABLE_NAME\" = ?",
        table.database(),
        table.schema(),
        table.name(),
        column.name(),
        column.defaultSql(),
        column.nullable() ? "YES" : "NO",
        type.name(),
        isText ? Integer.toString(type.size()) : null,
        isNumber ? Integer.toString(type.size()) : null,
        isNumber ? Integer.toString(type.scale()) : null,
        !isText && !isNumber && type.size() > 0 ? Integer.toString(type.size()) : null,
        table.schema(),
        table.name());
  }

  private void forget(ObjectName name) throws SQLException {
    for (String table : List.of("TABLES", "COLUMNS")) {
      update(
          "DELETE FROM "
              + Databases.information(name, table)
              + " WHERE \"TABLE_SCHEMA\" = ? AND \"TABLE_NAME\" = ?",
          name.schema(),
          name.name());
    }
  }

  private void requireSchema(ObjectName name) throws SqlFailure, SQLException {
    if (!databases.exists(name.database(), name.schema())) {
      throw SqlFailure.noSuchObject("Schema", name.database() + "." + name.schema());
    }
  }

  /** Work on DuckDB. */
  @FunctionalInterface
  private interface Work {
    void run() throws SqlFailure, SQLException;
  }

  /** All of it or nothing; no transaction is open. */
  private void together(Work work) throws SqlFailure, SQLException {
    session.begin();
    try {
      work.run();
      session.end("COMMIT");
    } catch (SqlFailure | SQLException | RuntimeException e) {
      session.end("ROLLBACK");
      throw e;
    }
  }

  private void update(String sql, @Nullable String... arguments) throws SQLException {
    try (PreparedStatement statement = session.duckDb().prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setString(i + 1, arguments[i]);
      }
      statement.executeUpdate();
    }
  }

  private static boolean tolerates(Cursor cursor) {
    return cursor.skip("IF", "NOT", "EXISTS");
  }

  private static Answer done(String message) {
    return Answer.status(StatementType.DEFINITION, message);
  }
}
