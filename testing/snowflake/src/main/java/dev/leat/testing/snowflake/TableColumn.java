package dev.leat.testing.snowflake;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column as a statement declares it.
 *
 * @param defaultSql in DuckDB's SQL; null when there is none
 */
record TableColumn(String name, ColumnType type, boolean nullable, @Nullable String defaultSql) {
  /** The columns of a CREATE TABLE; keys are read over, since Snowflake does not enforce them. */
  static List<TableColumn> readAll(List<Token> list, SessionState session) throws SqlFailure {
    List<TableColumn> columns = new ArrayList<>();
    for (List<Token> part : Cursor.split(list)) {
      Cursor cursor = new Cursor(part);
      boolean isKey =
          cursor.sees("CONSTRAINT")
              || cursor.sees("PRIMARY", "KEY")
              || cursor.sees("UNIQUE", "(")
              || cursor.sees("FOREIGN", "KEY");
      if (!isKey) {
        columns.add(read(cursor, session));
      }
    }
    return columns;
  }

  static TableColumn read(Cursor cursor, SessionState session) throws SqlFailure {
    String name = cursor.name();
    ColumnType type = ColumnType.read(cursor);
    boolean nullable = true;
    String defaultSql = null;
    while (!cursor.atEnd()) {
      if (cursor.skip("NOT", "NULL")) {
        nullable = false;
      } else if (cursor.skip("DEFAULT")) {
        defaultSql = Rewriter.rewrite(List.of(cursor.next()), session);
      } else if (cursor.skip("COMMENT")) {
        cursor.next();
      } else if (!cursor.skip("NULL") && !cursor.skip("UNIQUE") && !cursor.skip("PRIMARY", "KEY")) {
        throw SqlFailure.unsupported("the column option " + cursor.next().text());
      }
    }
    return new TableColumn(name, type, nullable, defaultSql);
  }

  /** The column in a CREATE TABLE of DuckDB. */
  String sql() {
    String column = Names.sql(name);
    return column
        + " "
        + type.duckDb()
        + (nullable ? "" : " NOT NULL")
        + (defaultSql == null ? "" : " DEFAULT " + defaultSql)
        + (type.isBounded() ? " CHECK (length(" + column + ") <= " + type.size() + ")" : "");
  }
}
