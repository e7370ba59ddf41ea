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
import java.util.Optional;

/**
 * What is peculiar to one database product. Both known ones compare names without regard to case
 * and keep the spelling a table was created with, so folding a name means finding the existing one.
 */
public interface Dialect {
  /** The condition that a date or timestamp is at or after a time. */
  String since(Field field, LocalDateTime time);

  /** The table that a user names, which the user's file was checked for. */
  default TableName name(String text) {
    return TableName.parse(text);
  }

  /** The product as a user knows it. */
  String product();

  /** What a reader sees during a publication, in one sentence. */
  String visibility();

  /** Why this product cannot have a table of that name; empty when it can. */
  Optional<String> refusal(TableName table);

  /** The statement that makes sure a schema exists; empty where there are none. */
  Optional<String> createSchema(String schema);

  /** The statement that begins a writing transaction. */
  String begin();

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

  /** Whether {@link #insert} can add rows of that schema to a table of those columns. */
  boolean insertsInto(List<TargetColumn> existing, Schema schema);

  /** The type in which a temporary table holds values until they are in the target. */
  String stagedType(DataType type);

  /** The expression that makes a value of a temporary table one of the column's type. */
  String staged(Field field, String column);

  /** A condition that is true for equal values and for two nulls. */
  String same(String left, String right);

  /** The sum of an old value and an added one, where null adds nothing. */
  String sum(String old, String added, Field field);

  /** What a failed statement means to the user. */
  LeatException failure(String place, String attempted, SQLException cause);
}
