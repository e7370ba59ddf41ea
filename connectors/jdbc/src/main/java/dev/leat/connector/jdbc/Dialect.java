package dev.leat.connector.jdbc;

import dev.leat.api.connector.RowSource;
import dev.leat.api.connector.RowStream;
import dev.leat.api.problem.LeatException;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is peculiar to one database product. Columns are matched without regard to case; where names
 * have a case of their own, {@link #named} and {@link #newColumn} fold them to the product's.
 */
public interface Dialect {
  /** The condition that a date or timestamp is at or after a time. */
  String since(Field field, LocalDateTime time);

  /** The product as a user knows it. */
  String product();

  /** What a reader sees during a publication, in one sentence. */
  String visibility();

  /** A table's name as a user wrote it, folded to the product's case where it is not in quotes. */
  default TableName named(String text) {
    return TableName.parse(text);
  }

  /** The spelling of a column that is made by a publication. */
  default String newColumn(String name) {
    return name;
  }

  /** What tells a table's publications from another's in the ledger. */
  default String identity(TableName table) {
    return table.toString().toLowerCase(Locale.ROOT);
  }

  /** Why this product cannot have a table of that name; empty when it can. */
  Optional<String> refusal(TableName table);

  /** The statement that makes sure a schema exists; empty where there are none. */
  Optional<String> createSchema(String schema);

  /** The statement that begins a writing transaction. */
  String begin();

  /** The statement that keeps two first publications from making the ledger at once, if needed. */
  default Optional<String> lockLedger() {
    return Optional.empty();
  }

  /** A table that lives as long as the connection and that no other connection sees. */
  TableName temporary(String name);

  /** The columns of a table in order; none when there is no such table. */
  List<TargetColumn> columns(Session session, TableName table);

  /** The same of a table or a view, for reading. */
  List<TargetColumn> readableColumns(Session session, TableName table);

  /** The expression that reads a column. */
  String selected(Field field);

  /** How what {@link #selected} gives is read. */
  ValueReading reading(Field field);

  /** A column's type in a CREATE TABLE statement. */
  String columnType(DataType type);

  /** Whether a column keeps every value of the type as it is. */
  boolean holds(TargetColumn column, DataType type);

  /** The type of a column as Leat names it; empty when it has no such name. */
  Optional<DataType> type(String declared);

  /** The statement that makes a column hold the wider type; empty when none is needed. */
  Optional<String> widen(TableName table, TargetColumn column, DataType type);

  /**
   * Finds values that a target of this kind cannot store exactly, before anything is decided;
   * throws the same exception that {@link #insert} would throw.
   */
  void checkValues(Schema schema, RowSource rows);

  /**
   * Adds rows.
   *
   * @param columns the target's spelling of the rows' columns, in the rows' order
   * @return how many
   */
  long insert(Session session, TableName table, List<String> columns, RowStream rows);

  /**
   * An empty table to be filled in place of the target, which is then put in its place in the same
   * transaction; empty when the target's rows are to be deleted instead.
   */
  default Optional<Replacement> replacement(Session session, TableName table) {
    return Optional.empty();
  }

  /** Whether {@link #insert} can add rows of that schema to a table of those columns. */
  boolean insertsInto(List<TargetColumn> existing, Schema schema);

  /** The type in which a temporary table holds values until they are in the target. */
  String stagedType(DataType type);

  /** The expression that makes a value of a temporary table one of the column's type. */
  String staged(Field field, String column);

  /** What to do once a batch's temporary table is filled, such as telling the optimizer. */
  default Optional<String> afterStaging(TableName staged) {
    return Optional.empty();
  }

  /** The statement that makes later merges by that key fast; empty when none is needed. */
  default Optional<String> uniqueKey(TableName table, List<String> key) {
    return Optional.empty();
  }

  /**
   * Merges in one statement that other writers cannot come between; empty when the target has not
   * what that takes, so that updates are followed by insertions.
   */
  default Optional<Merged> upsert(Session session, Upsert upsert) {
    return Optional.empty();
  }

  /**
   * A condition on a row {@code b} of a batch: the target has its key. Not a correlated EXISTS, by
   * default, which SQLite would answer by a scan of the target for each row.
   */
  default String isKnown(TableName target, List<ColumnPair> key) {
    return key.stream().map(ColumnPair::staged).collect(Collectors.joining(", ", "(", ")"))
        + " IN (SELECT "
        + key.stream().map(ColumnPair::target).collect(Collectors.joining(", "))
        + " FROM "
        + target.sql()
        + key.stream()
            .map(pair -> pair.target() + " IS NOT NULL")
            .collect(Collectors.joining(" AND ", " WHERE ", ")"));
  }

  /** Deletes the target's rows whose partition occurs in a batch, and says how many. */
  default long deletePartitions(
      Session session, TableName target, TableName staged, List<ColumnPair> by) {
    String same =
        by.stream()
            .map(pair -> same("t." + pair.target(), pair.staged()))
            .collect(Collectors.joining(" AND "));
    String columns = by.stream().map(ColumnPair::stagedColumn).collect(Collectors.joining(", "));
    // A join, which the database may hash or index, where EXISTS would be evaluated row by row.
    return session.update(
        "DELETE FROM "
            + target.sql()
            + " WHERE rowid IN (SELECT t.rowid FROM "
            + target.sql()
            + " AS t JOIN (SELECT DISTINCT "
            + columns
            + " FROM "
            + staged.sql()
            + ") AS b ON "
            + same
            + ")");
  }

  /** A condition that is true for equal values and for two nulls. */
  String same(String left, String right);

  /** The sum of an old value and an added one, where null adds nothing. */
  String sum(String old, String added, Field field);

  /** What a failed statement means to the user. */
  LeatException failure(String place, String attempted, SQLException cause);
}
