package dev.leat.connector.postgresql;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;

import dev.leat.api.connector.ColumnVector;
import dev.leat.api.connector.RowBatch;
import dev.leat.api.connector.RowSource;
import dev.leat.api.connector.RowStream;
import dev.leat.api.problem.LeatException;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import dev.leat.connector.jdbc.ColumnPair;
import dev.leat.connector.jdbc.Dialect;
import dev.leat.connector.jdbc.Merged;
import dev.leat.connector.jdbc.Names;
import dev.leat.connector.jdbc.Replacement;
import dev.leat.connector.jdbc.Session;
import dev.leat.connector.jdbc.TableName;
import dev.leat.connector.jdbc.TargetColumn;
import dev.leat.connector.jdbc.Upsert;
import dev.leat.connector.jdbc.ValueReading;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * PostgreSQL: names folded to lower case, rows in by COPY, old rows kept for whoever reads them.
 */
final class PostgreSqlDialect implements Dialect {
  private static final String TEMPORARY = "pg_temp";

  /** Two first publications to a database would both make the ledger. */
  private static final String LOCK_LEDGER =
      "SELECT pg_advisory_xact_lock(hashtext('leat_publication'))";

  @Override
  public String product() {
    return "PostgreSQL";
  }

  @Override
  public String visibility() {
    return "Readers see the old rows or the new ones; all tables of a connection change in one"
        + " transaction.";
  }

  @Override
  public String since(Field field, LocalDateTime time) {
    String zone = field.type() == DataType.Simple.TIMESTAMPTZ ? "TIMESTAMPTZ" : "TIMESTAMP";
    return TableName.quote(field.name())
        + " >= "
        + zone
        + " '"
        + time.format(ISO_LOCAL_DATE_TIME)
        + (zone.equals("TIMESTAMPTZ") ? "Z'" : "'");
  }

  @Override
  public TableName named(String text) {
    return TableName.find(text, PostgreSqlDialect::folded).orElseGet(() -> TableName.parse(text));
  }

  @Override
  public String newColumn(String name) {
    return folded(name);
  }

  @Override
  public String identity(TableName table) {
    return table.toString();
  }

  @Override
  public Optional<String> refusal(TableName table) {
    return table.schema().startsWith("pg_") || table.schema().equals("information_schema")
        ? Optional.of(
            "The schema " + table.schema() + " is PostgreSQL's own. Choose another schema.")
        : Optional.empty();
  }

  @Override
  public Optional<String> createSchema(String schema) {
    return Optional.of("CREATE SCHEMA IF NOT EXISTS " + TableName.quote(schema));
  }

  /** Sessions have transactions throughout; this is the first statement of one. */
  @Override
  public String begin() {
    return "SET TRANSACTION ISOLATION LEVEL READ COMMITTED READ WRITE";
  }

  @Override
  public Optional<String> lockLedger() {
    return Optional.of(LOCK_LEDGER);
  }

  @Override
  public TableName temporary(String name) {
    return new TableName(TEMPORARY, name);
  }

  @Override
  public List<TargetColumn> columns(Session session, TableName table) {
    List<String> kinds =
        session.query(
            "SELECT c.relkind::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = coalesce(nullif(?, ''), current_schema()) AND c.relname = ?"
                + " AND c.relkind IN ('v', 'm', 'f')",
            row -> row.getString(1),
            table.schema(),
            table.table());
    if (!kinds.isEmpty()) {
      throw LeatException.user(
          "target-is-view",
          table + " of " + session.place() + " is a view. Publish to a table of another name.");
    }
    return readableColumns(session, table);
  }

  @Override
  public List<TargetColumn> readableColumns(Session session, TableName table) {
    return session.query(
        """
        SELECT a.attname, format_type(a.atttypid, a.atttypmod),
          NOT a.attnotnull OR a.atthasdef OR a.attidentity <> ''
        FROM pg_attribute a
        JOIN pg_class c ON c.oid = a.attrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = coalesce(nullif(?, ''), current_schema()) AND c.relname = ?
          AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY a.attnum""",
        row ->
            new TargetColumn(
                row.getString(1), PostgreSqlTypes.declared(row.getString(2)), row.getBoolean(3)),
        table.schema(),
        table.table());
  }

  @Override
  public String selected(Field field) {
    return TableName.quote(field.name());
  }

  @Override
  public ValueReading reading(Field field) {
    return PostgreSqlReading.of(field.type());
  }

  @Override
  public String columnType(DataType type) {
    return PostgreSqlTypes.declaration(type);
  }

  @Override
  public boolean holds(TargetColumn column, DataType type) {
    return PostgreSqlTypes.holds(column.declared(), type);
  }

  @Override
  public Optional<DataType> type(String declared) {
    return PostgreSqlTypes.type(declared);
  }

  @Override
  public Optional<String> widen(TableName table, TargetColumn column, DataType type) {
    return Optional.of(
        "ALTER TABLE "
            + table.sql()
            + " ALTER COLUMN "
            + TableName.quote(column.name())
            + " TYPE "
            + columnType(type));
  }

  /** Text may hold any character but U+0000. */
  @Override
  public void checkValues(Schema schema, RowSource source) {
    int[] texts =
        IntStream.range(0, schema.fields().size())
            .filter(i -> isText(schema.fields().get(i).type()))
            .toArray();
    if (texts.length == 0) {
      return;
    }
    try (RowStream rows = source.open()) {
      for (RowBatch batch = rows.next(); batch != null; batch = rows.next()) {
        for (int position : texts) {
          requireNoNul(batch.column(position), batch.rows(), schema.fields().get(position));
        }
      }
    }
  }

  private static void requireNoNul(ColumnVector column, int rows, Field field) {
    for (int row = 0; row < rows; row++) {
      if (!column.isNull(row) && column.textAt(row).indexOf('\0') >= 0) {
        throw LeatException.user(
            "value-not-storable",
            "A value of column "
                + field
                + " holds the character U+0000, which PostgreSQL cannot keep in text. Remove it in"
                + " the SQL of the table, such as by replace(x, chr(0), '').");
      }
    }
  }

  @Override
  public long insert(Session session, TableName table, List<String> columns, RowStream rows) {
    CopyText.Writing[] writings =
        rows.schema().fields().stream()
            .map(field -> CopyWritings.of(field.type()))
            .toArray(CopyText.Writing[]::new);
    String sql = "COPY " + table.sql() + " (" + Names.list(columns) + ") FROM STDIN";
    return session.attempt(
        "copy into " + table,
        connection -> {
          CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
          try {
            CopyText text = new CopyText(copy);
            for (RowBatch batch = rows.next(); batch != null; batch = rows.next()) {
              text.add(batch, writings);
            }
            text.flush();
            return copy.endCopy();
          } finally {
            if (copy.isActive()) {
              copy.cancelCopy();
            }
          }
        });
  }

  @Override
  public Optional<Replacement> replacement(Session session, TableName table) {
    return TableSwap.of(session, table);
  }

  /** COPY names the columns, and reads each value as its column's type. */
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

  /** Without it the batch would be thought small, and joined row by row. */
  @Override
  public Optional<String> afterStaging(TableName staged) {
    return Optional.of("ANALYZE " + staged.sql());
  }

  @Override
  public Optional<String> uniqueKey(TableName table, List<String> key) {
    return Optional.of("CREATE UNIQUE INDEX ON " + table.sql() + " (" + Names.list(key) + ")");
  }

  @Override
  public Optional<Merged> upsert(Session session, Upsert upsert) {
    if (upsert.changed().isEmpty() || !isUnique(session, upsert.target(), upsert.key())) {
      return Optional.empty();
    }
    String assignments =
        upsert.changed().stream()
            .map(
                change ->
                    change.column()
                        + " = "
                        + (change.added() == null
                            ? "excluded." + change.column()
                            : sum(
                                "t." + change.column(),
                                "excluded." + change.column(),
                                change.added())))
            .collect(Collectors.joining(", "));
    // A row that was there has the transaction that overwrote it in xmax; a new one has none.
    return session
        .query(
            "WITH merged AS (INSERT INTO "
                + upsert.target().sql()
                + " AS t ("
                + upsert.into()
                + ") "
                + upsert.rows()
                + " ON CONFLICT ("
                + Names.list(upsert.key())
                + ") DO UPDATE SET "
                + assignments
                + " RETURNING xmax = 0 AS inserted)"
                + " SELECT count(*) FILTER (WHERE NOT inserted), count(*) FILTER (WHERE inserted)"
                + " FROM merged",
            row -> new Merged(row.getLong(1), row.getLong(2)))
        .stream()
        .findFirst();
  }

  private static boolean isUnique(Session session, TableName table, List<String> key) {
    return session
        .query(
            """
            SELECT string_agg(a.attname, E'\\n')
            FROM pg_index i
            CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY k (number, place)
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
            WHERE i.indrelid = to_regclass(?) AND i.indisunique AND i.indisvalid
              AND i.indimmediate AND i.indpred IS NULL AND i.indexprs IS NULL
              AND k.place <= i.indnkeyatts
            GROUP BY i.indexrelid""",
            row -> Set.of(row.getString(1).split("\n", -1)),
            table.sql())
        .contains(Set.copyOf(key));
  }

  /** A condition that becomes a join, where NOT IN would be a scan for every row. */
  @Override
  public String isKnown(TableName target, List<ColumnPair> key) {
    return key.stream()
        .map(pair -> "t." + pair.target() + " = " + pair.staged())
        .collect(
            Collectors.joining(
                " AND ", "EXISTS (SELECT 1 FROM " + target.sql() + " AS t WHERE ", ")"));
  }

  /** In two statements: equality of two nulls can be neither hashed nor looked up in an index. */
  @Override
  public long deletePartitions(
      Session session, TableName target, TableName staged, List<ColumnPair> by) {
    String columns = by.stream().map(ColumnPair::staged).collect(Collectors.joining(", "));
    String anyNull =
        by.stream()
            .map(pair -> pair.staged() + " IS NULL")
            .collect(Collectors.joining(" OR ", " FROM " + staged.sql() + " AS b WHERE ", ""));
    long deleted =
        session.update(
            "DELETE FROM "
                + target.sql()
                + " AS t WHERE "
                + by.stream()
                    .map(pair -> "t." + pair.target())
                    .collect(Collectors.joining(", ", "(", ")"))
                + " IN (SELECT DISTINCT "
                + columns
                + " FROM "
                + staged.sql()
                + " AS b)");
    long nulls = session.query("SELECT count(*)" + anyNull, row -> row.getLong(1)).getFirst();
    return nulls == 0
        ? deleted
        : deleted
            + session.update(
                "DELETE FROM "
                    + target.sql()
                    + " AS t USING (SELECT DISTINCT "
                    + columns
                    + anyNull
                    + ") AS b WHERE "
                    + by.stream()
                        .map(pair -> same("t." + pair.target(), pair.staged()))
                        .collect(Collectors.joining(" AND ")));
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
  public LeatException failure(String place, String attempted, SQLException cause) {
    return PostgreSqlFailures.of(place, attempted, cause);
  }

  private static boolean isText(DataType type) {
    return type == DataType.Simple.VARCHAR || PostgreSqlTypes.declaration(type).equals("JSON");
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
