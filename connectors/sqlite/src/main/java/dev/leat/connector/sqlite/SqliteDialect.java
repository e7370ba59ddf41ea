package dev.leat.connector.sqlite;

import dev.leat.api.connector.ColumnVector;
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
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite: one writer at a time, declared types that are hints, names without regard to case. */
record SqliteDialect(DecimalStorage decimals, Duration lockTimeout) implements Dialect {
  @Override
  public String product() {
    return "SQLite";
  }

  @Override
  public String visibility() {
    return "Readers see the old rows or the new ones; all tables of a connection change in one"
        + " transaction.";
  }

  @Override
  public Optional<String> refusal(TableName table) {
    if (!table.schema().isEmpty() && !table.schema().equalsIgnoreCase("main")) {
      return Optional.of(
          "SQLite has no schemas, so there is no schema "
              + table.schema()
              + ". Write the table as "
              + table.table()
              + ".");
    }
    return table.table().toLowerCase(java.util.Locale.ROOT).startsWith("sqlite_")
        ? Optional.of("Names that begin with sqlite_ are SQLite's own. Choose another name.")
        : Optional.empty();
  }

  @Override
  public Optional<String> createSchema(String schema) {
    return Optional.empty();
  }

  /** Dates and timestamps are text that compares in the order of time. */
  @Override
  public String since(Field field, LocalDateTime time) {
    LocalDate day = time.toLocalDate();
    String earliest =
        field.type() != DataType.Simple.DATE
            ? SqliteValues.SqliteTime.text(time)
            : (time.equals(day.atStartOfDay()) ? day : day.plusDays(1)).toString();
    return TableName.quote(field.name()) + " >= '" + earliest + "'";
  }

  @Override
  public String begin() {
    return "BEGIN IMMEDIATE";
  }

  @Override
  public TableName temporary(String name) {
    return new TableName("temp", name);
  }

  @Override
  public List<TargetColumn> columns(Session session, TableName table) {
    List<String> kinds =
        session.query(
            "SELECT type FROM main.sqlite_master WHERE lower(name) = lower(?)"
                + " AND type IN ('table', 'view')",
            row -> row.getString(1),
            table.table());
    if (kinds.contains("view")) {
      throw LeatException.user(
          "target-is-view",
          table + " of " + session.place() + " is a view. Publish to a table of another name.");
    }
    return readableColumns(session, table);
  }

  @Override
  public List<TargetColumn> readableColumns(Session session, TableName table) {
    return session.query(
        "SELECT name, type, \"notnull\" = 0 OR dflt_value IS NOT NULL"
            + " FROM pragma_table_xinfo(?, 'main') WHERE hidden = 0 ORDER BY cid",
        row -> new TargetColumn(row.getString(1), row.getString(2), row.getBoolean(3)),
        table.table());
  }

  @Override
  public String selected(Field field) {
    return TableName.quote(field.name());
  }

  @Override
  public ValueReading reading(Field field) {
    return SqliteReading.of(field);
  }

  @Override
  public String columnType(DataType type) {
    return SqliteTypes.declaration(type, decimals);
  }

  @Override
  public boolean holds(TargetColumn column, DataType type) {
    return SqliteTypes.holds(column.declared(), type, decimals);
  }

  @Override
  public Optional<DataType> type(String declared) {
    return SqliteTypes.type(declared);
  }

  /** None is ever needed: where a wider type has the same affinity its values fit as they are. */
  @Override
  public Optional<String> widen(TableName table, TargetColumn column, DataType type) {
    return Optional.empty();
  }

  @Override
  public void checkValues(Schema schema, RowSource source) {
    int[] checked =
        IntStream.range(0, schema.fields().size())
            .filter(i -> SqliteValues.mayFail(schema.fields().get(i).type(), decimals))
            .toArray();
    if (checked.length == 0) {
      return;
    }
    List<SqliteValues> values = values(schema);
    try (RowStream rows = source.open()) {
      for (RowBatch batch = rows.next(); batch != null; batch = rows.next()) {
        for (int position : checked) {
          check(values.get(position), batch.column(position), batch.rows());
        }
      }
    }
  }

  private static void check(SqliteValues values, ColumnVector column, int rows) {
    for (int row = 0; row < rows; row++) {
      if (!column.isNull(row)) {
        values.stored(column, row);
      }
    }
  }

  @Override
  public long insert(Session session, TableName table, List<String> columns, RowStream rows) {
    return session.attempt(
        "insert into " + table,
        connection -> {
          try (SqliteInsert insert =
              new SqliteInsert(connection, table, columns, values(rows.schema()))) {
            for (RowBatch batch = rows.next(); batch != null; batch = rows.next()) {
              insert.add(batch);
            }
            return insert.finish();
          }
        });
  }

  @Override
  public boolean insertsInto(List<TargetColumn> existing, Schema schema) {
    return true;
  }

  @Override
  public String stagedType(DataType type) {
    return columnType(type);
  }

  @Override
  public String staged(Field field, String column) {
    return column;
  }

  @Override
  public String same(String left, String right) {
    return left + " IS " + right;
  }

  @Override
  public String sum(String old, String added, Field field) {
    int scale = field.type() instanceof DataType.Decimal decimal ? decimal.scale() : -1;
    return ExactSum.NAME + "(" + old + ", " + added + ", " + scale + ")";
  }

  @Override
  public LeatException failure(String place, String attempted, SQLException cause) {
    SQLiteErrorCode code =
        cause instanceof SQLiteException sqlite
            ? sqlite.getResultCode()
            : SQLiteErrorCode.UNKNOWN_ERROR;
    // The low byte is the primary code; the rest says which kind of it.
    return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
      case SQLITE_BUSY, SQLITE_LOCKED ->
          new LeatException(
              "target-locked",
              ErrorKind.EXTERNAL,
              "Cannot "
                  + attempted
                  + ": another program has had "
                  + place
                  + " locked for "
                  + lockTimeout.toSeconds()
                  + " s. Close that program or its transaction and run again, or raise"
                  + " lock_timeout on the connection.",
              cause);
      case SQLITE_FULL ->
          new LeatException(
              "disk-full",
              ErrorKind.RESOURCE,
              "Cannot "
                  + attempted
                  + ": the disk of "
                  + place
                  + " is full. Free some space and run again.",
              cause);
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_NOTADB, SQLITE_PERM ->
          new LeatException(
              "target-not-writable",
              ErrorKind.USER,
              "Cannot " + attempted + " in " + place + ": " + cause.getMessage(),
              cause);
      default ->
          new LeatException(
              "target-failed",
              ErrorKind.EXTERNAL,
              "Cannot " + attempted + " in " + place + ": " + cause.getMessage(),
              cause);
    };
  }

  private List<SqliteValues> values(Schema schema) {
    return schema.fields().stream().map(field -> SqliteValues.of(field, decimals)).toList();
  }
}
