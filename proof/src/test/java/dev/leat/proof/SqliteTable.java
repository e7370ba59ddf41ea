package dev.leat.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A table in a SQLite file, as another program sees it. */
final class SqliteTable {
  private SqliteTable() {}

  /** All rows as text, in the order of all columns; none when file or table is not there. */
  static List<List<String>> rows(Path file, String table) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      try (ResultSet named =
          statement.executeQuery(
              "select count(*) from sqlite_master where name = '" + table + "'")) {
        if (named.getInt(1) == 0) {
          return List.of();
        }
      }
      return query(statement, "select * from " + table + " order by 1, 2, 3, 4");
    } catch (SQLException e) {
      throw new AssertionError(file + ": " + table, e);
    }
  }

  /** The rows of a query, as text. */
  static List<List<String>> query(Path file, String sql) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      return query(statement, sql);
    } catch (SQLException e) {
      throw new AssertionError(file + ": " + sql, e);
    }
  }

  private static List<List<String>> query(Statement statement, String sql) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (ResultSet found = statement.executeQuery(sql)) {
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(found.getString(i)));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
