package dev.leat.connector.duckdb;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;

import dev.leat.api.connector.RowBatch;
import dev.leat.api.connector.RowSource;
import dev.leat.api.connector.RowStream;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import dev.leat.connector.jdbc.Dialect;
import dev.leat.connector.jdbc.Session;
import dev.leat.connector.jdbc.TableName;
import dev.leat.connector.jdbc.TargetColumn;
import dev.leat.connector.jdbc.ValueReading;
import dev.leat.connector.jdbc.Widening;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * DuckDB: real types, transactions over everything, one process to a file.
 *
 * @param catalog what DuckDB calls the open file
 */
record DuckDbDialect(String catalog, Duration lockTimeout) implements Dialect {
  private static final String TEMPORARY = "temp";

  /**
   * For a file, which DuckDB calls by its name without the ending.
   *
   * @param file any path, when only names are looked at
   */
  static DuckDbDialect of(Path file, Duration lockTimeout) {
    String name = String.valueOf(file.getFileName());
    int ending = name.lastIndexOf('.');
    return new DuckDbDialect(ending > 0 ? name.substring(0, ending) : name, lockTimeout);
  }

  /** A schema named like the file is ambiguous to DuckDB unless the catalog stands before it. */
  @Override
  public TableName named(String text) {
    TableName name = TableName.parse(text);
    return name.schema().equalsIgnoreCase(catalog) ? name.inCatalog(catalog) : name;
  }

  @Override
  public String product() {
    return "DuckDB";
  }

  @Override
  public String visibility() {
    return "Readers in this process see the old rows or the new ones; other processes cannot open"
        + " the file while it is being written.";
  }

  @Override
  public Optional<String> refusal(TableName table) {
    return Optional.empty();
  }

  @Override
  public Optional<String> createSchema(String schema) {
    return Optional.of("CREATE SCHEMA IF NOT EXISTS " + TableName.quote(schema));
  }

  @Override
  public String since(Field field, LocalDateTime time) {
    return TableName.quote(field.name())
        + " >= TIMESTAMP '"
        + time.format(ISO_LOCAL_DATE_TIME)
        + "'";
  }

  @Override
  public String begin() {
    return "BEGIN TRANSACTION";
  }

  @Override
  public TableName temporary(String name) {
    return new TableName(TEMPORARY, name);
  }

  @Override
  public List<TargetColumn> columns(Session session, TableName table) {
    List<String> views =
        session.query(
            "SELECT view_name FROM duckdb_views() WHERE NOT internal"
                + " AND database_name = current_database() AND lower(schema_name) = lower(?)"
                + " AND lower(view_name) = lower(?)",
            row -> row.getString(1),
            schema(table),
            table.table());
    if (!views.isEmpty()) {
      throw LeatException.user(
          "target-is-view",
          table + " of " + session.place() + " is a view. Publish to a table of another name.");
    }
    return readableColumns(session, table);
  }

  @Override
  public List<TargetColumn> readableColumns(Session session, TableName table) {
    return session.query(
        "SELECT column_name, data_type, is_nullable OR column_default IS NOT NULL"
            + " FROM duckdb_columns() WHERE database_name = current_database()"
            + " AND lower(schema_name) = lower(?) AND lower(table_name) = lower(?)"
            + " ORDER BY column_index",
        row -> new TargetColumn(row.getString(1), row.getString(2), row.getBoolean(3)),
        schema(table),
        table.table());
  }

  @Override
  public String columnType(DataType type) {
    return DuckDbTypes.declaration(type);
  }

  @Override
  public boolean holds(TargetColumn column, DataType type) {
    return DuckDbTypes.same(column.declared(), type)
        || type(column.declared()).map(declared -> Widening.fits(type, declared)).orElse(false);
  }

  @Override
  public Optional<DataType> type(String declared) {
    return DuckDbTypes.type(declared);
  }

  @Override
  public Optional<String> widen(TableName table, TargetColumn column, DataType type) {
    return Optional.of(
        "ALTER TABLE "
            + table.sql()
            + " ALTER COLUMN "
            + TableName.quote(column.name())
            + " SET DATA TYPE "
            + columnType(type));
  }

  /** Every type is native, so every value can be stored. */
  @Override
  public void checkValues(Schema schema, RowSource rows) {}

  @Override
  public String stagedType(DataType type) {
    return DuckDbTypes.travelsAsText(type) ? "VARCHAR" : columnType(type);
  }

  @Override
  public String staged(Field field, String column) {
    return DuckDbTypes.travelsAsText(field.type())
        ? DuckDbTypes.fromText(field.type(), column)
        : column;
  }

  @Override
  public long insert(Session session, TableName table, List<String> columns, RowStream rows) {
    DuckDbInsert[] inserts =
        rows.schema().fields().stream()
            .map(field -> DuckDbInsert.of(field.type()))
            .toArray(DuckDbInsert[]::new);
    return session.attempt(
        "append to " + table,
        connection -> {
          long count = 0;
          try (DuckDBAppender appender = appender(connection, table)) {
            for (RowBatch batch = rows.next(); batch != null; batch = rows.next()) {
              DuckDbInsert.append(appender, inserts, batch);
              count += batch.rows();
            }
          }
          return count;
        });
  }

  /** The bulk loader takes exactly the table's columns in order, in exactly their types. */
  @Override
  public boolean insertsInto(List<TargetColumn> existing, Schema schema) {
    if (existing.size() != schema.fields().size()) {
      return false;
    }
    for (int i = 0; i < existing.size(); i++) {
      Field field = schema.fields().get(i);
      TargetColumn column = existing.get(i);
      if (!column.name().equalsIgnoreCase(field.name())
          || !DuckDbTypes.same(column.declared(), field.type())
          || DuckDbTypes.travelsAsText(field.type())) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String same(String left, String right) {
    return left + " IS NOT DISTINCT FROM " + right;
  }

  @Override
  public String sum(String old, String added, Field field) {
    return "coalesce(" + old + " + " + added + ", " + old + ", " + added + ")";
  }

  @Override
  public String selected(Field field) {
    String column = TableName.quote(field.name());
    return DuckDbTypes.travelsAsText(field.type()) ? DuckDbTypes.toText(field, column) : column;
  }

  @Override
  public ValueReading reading(Field field) {
    return switch (field.type()) {
      case DataType.Simple simple ->
          switch (simple) {
            case BOOLEAN -> (row, position) -> row.getObject(position);
            case INTEGER, BIGINT ->
                (row, position) ->
                    row.getObject(position) instanceof Number n ? n.longValue() : null;
            case HUGEINT ->
                (row, position) ->
                    row.getObject(position) instanceof Number n
                        ? new BigDecimal(new BigInteger(n.toString()))
                        : null;
            case DOUBLE ->
                (row, position) ->
                    row.getObject(position) instanceof Number n ? n.doubleValue() : null;
            case VARCHAR, JSON, UUID, TIME, INTERVAL -> (row, position) -> row.getString(position);
            case DATE -> (row, position) -> row.getObject(position, LocalDate.class);
            case TIMESTAMP -> (row, position) -> row.getObject(position, LocalDateTime.class);
            case TIMESTAMPTZ ->
                (row, position) ->
                    row.getObject(position) instanceof OffsetDateTime time
                        ? time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
                        : null;
            case BLOB -> (row, position) -> row.getBytes(position);
          };
      case DataType.Decimal _ -> (row, position) -> row.getBigDecimal(position);
      case DataType.ListOf _, DataType.Struct _ -> (row, position) -> row.getString(position);
    };
  }

  @Override
  public LeatException failure(String place, String attempted, SQLException cause) {
    String message = String.valueOf(cause.getMessage());
    if (DuckDbFile.isLocked(cause)) {
      return new LeatException(
          "target-locked",
          ErrorKind.EXTERNAL,
          "Cannot "
              + attempted
              + ": another process has had "
              + place
              + " open for "
              + lockTimeout.toSeconds()
              + " s. Close it and run again, or raise lock_timeout on the connection. DuckDB says: "
              + message,
          cause);
    }
    String what = "Cannot " + attempted + " in " + place + ": " + message;
    if (message.contains("not a valid DuckDB database") || message.contains("Permission denied")) {
      return new LeatException("target-not-writable", ErrorKind.USER, what, cause);
    }
    if (message.contains("No space left on device")) {
      return new LeatException("disk-full", ErrorKind.RESOURCE, what, cause);
    }
    return message.contains("Out of Memory")
        ? new LeatException("out-of-memory", ErrorKind.RESOURCE, what, cause)
        : new LeatException("target-failed", ErrorKind.EXTERNAL, what, cause);
  }

  private static DuckDBAppender appender(java.sql.Connection connection, TableName table)
      throws SQLException {
    DuckDBConnection duckDb = connection.unwrap(DuckDBConnection.class);
    if (table.schema().equals(TEMPORARY)) {
      return duckDb.createAppender(TEMPORARY, "main", table.table());
    }
    return table.catalog().isEmpty()
        ? duckDb.createAppender(schema(table), table.table())
        : duckDb.createAppender(table.catalog(), schema(table), table.table());
  }

  private static String schema(TableName table) {
    return table.schema().isEmpty() ? "main" : table.schema();
  }
}
