package dev.leat.connector.jdbc;

import dev.leat.api.connector.RowStream;
import dev.leat.api.connector.TableReader;
import dev.leat.api.problem.LeatException;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads tables of one database; every call has a connection of its own. */
public final class JdbcTableReader implements TableReader {
  private final Database database;
  private final Dialect dialect;

  public JdbcTableReader(Database database, Dialect dialect) {
    this.database = database;
    this.dialect = dialect;
  }

  @Override
  public Optional<Schema> schema(String table) {
    if (!database.exists()) {
      return Optional.empty();
    }
    try (Session session = reading()) {
      return schema(session, dialect.named(table));
    }
  }

  @Override
  public RowStream rows(String table) {
    return rows(table, _ -> "");
  }

  @Override
  public RowStream rowsSince(String table, String column, LocalDateTime time) {
    return rows(
        table,
        schema ->
            " WHERE "
                + dialect.since(
                    schema.field(column).orElseThrow(() -> noColumn(table, column)), time));
  }

  private RowStream rows(String table, Function<Schema, String> filter) {
    TableName name = dialect.named(table);
    Session session = database.exists() ? reading() : missing(table);
    try {
      Schema schema = schema(session, name).orElseThrow(() -> noTable(table));
      String where = filter.apply(schema);
      String columns =
          schema.fields().stream().map(dialect::selected).collect(Collectors.joining(", "));
      return JdbcRows.of(
          session, "SELECT " + columns + " FROM " + name.sql() + where, schema, dialect);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  @Override
  public void close() {
    database.close();
  }

  private Optional<Schema> schema(Session session, TableName name) {
    List<TargetColumn> columns = dialect.readableColumns(session, name);
    return columns.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Schema(
                columns.stream()
                    .map(
                        column ->
                            new Field(
                                column.name(),
                                dialect.type(column.declared()).orElse(DataType.Simple.VARCHAR)))
                    .toList()));
  }

  private Session reading() {
    return Session.open(database::openForReading, dialect, database.place());
  }

  private Session missing(String table) {
    throw noTable(table);
  }

  private LeatException noColumn(String table, String column) {
    return LeatException.user(
        "unknown-column",
        "The table " + table + " in " + database.place() + " has no column " + column + ".");
  }

  private LeatException noTable(String table) {
    return LeatException.user(
        "unknown-table",
        "Cannot find the table "
            + table
            + " in "
            + database.place()
            + ". Check the name and the connection.");
  }
}
