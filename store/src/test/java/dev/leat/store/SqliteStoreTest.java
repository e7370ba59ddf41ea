package dev.leat.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.problem.LeatException;
import dev.leat.api.store.Store;
import dev.leat.testing.store.StoreContract;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
  @TempDir Path folder;

  @Override
  protected Store open() {
    return SqliteStore.open(folder.resolve("state").resolve(SqliteStore.FILE));
  }

  /** What the first version of Leat left behind is read on, with the tables that came since. */
  @Test
  void bringsAFileOfTheFirstSchemaUpToDate() throws SQLException {
    Path file = folder.resolve("first.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
      Migrations.run(connection, 1);
    }

    try (Store store = SqliteStore.open(file)) {
      assertThat(store.runs().list(null, 1)).isEmpty();
      assertThat(store.notices().list(null, 1)).isEmpty();
    }
  }

  @Test
  void refusesAFileOfANewerSchema() throws SQLException {
    Path file = folder.resolve("newer.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("pragma user_version = 99");
    }

    assertThatThrownBy(() -> SqliteStore.open(file))
        .isInstanceOf(LeatException.class)
        .hasMessage(
            file
                + ": The project's store has schema 99, this Leat knows "
                + Migrations.NEWEST
                + ". Use the Leat that wrote it, or a newer one.");
  }
}
