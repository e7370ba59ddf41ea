package dev.leat.store;

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
                + ": The project's store has schema 99, this Leat knows 1."
                + " Use the Leat that wrote it, or a newer one.");
  }
}
