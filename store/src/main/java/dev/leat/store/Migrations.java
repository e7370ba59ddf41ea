package dev.leat.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.leat.api.problem.LeatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Brings a file to this version's schema. {@code PRAGMA user_version} counts the scripts {@code
 * schema-1.sql}, {@code schema-2.sql}, … that have run; a script is never changed once released.
 */
record Migrations(Path file) implements Database.Work<Integer> {
  static final int NEWEST = 2;

  @Override
  public Integer on(Connection connection) throws SQLException {
    int version = Sql.single(connection, "pragma user_version", row -> row.getInt(1)).orElse(0);
    if (version > NEWEST) {
      throw LeatException.user(
          "store-too-new",
          file
              + ": The project's store has schema "
              + version
              + ", this Leat knows "
              + NEWEST
              + ". Use the Leat that wrote it, or a newer one.");
    }
    for (int next = version + 1; next <= NEWEST; next++) {
      run(connection, next);
    }
    return NEWEST;
  }

  /** Runs one script, whatever the file's version. */
  static void run(Connection connection, int version) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : script(version).split(";\\s*\n")) {
        if (!sql.isBlank()) {
          statement.executeUpdate(sql);
        }
      }
      statement.executeUpdate("pragma user_version = " + version);
    }
  }

  private static String script(int version) {
    try (InputStream script = Migrations.class.getResourceAsStream("schema-" + version + ".sql")) {
      if (script == null) {
        throw new IllegalStateException("no script for schema " + version);
      }
      return new String(script.readAllBytes(), UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
