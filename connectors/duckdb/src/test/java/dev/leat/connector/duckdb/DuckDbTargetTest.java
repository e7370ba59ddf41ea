package dev.leat.connector.duckdb;

import static dev.leat.testing.connector.Publications.APPEND;
import static dev.leat.testing.connector.Publications.MERGE;
import static dev.leat.testing.connector.Publications.REPLACE;
import static dev.leat.testing.connector.Publications.SALES;
import static dev.leat.testing.connector.Publications.publication;
import static dev.leat.testing.connector.Publications.sale;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.pipeline.PublishMode;
import dev.leat.testing.connector.MemoryRows;
import dev.leat.testing.connector.TableTarget;
import dev.leat.testing.connector.TableTargetContract;
import dev.leat.testing.jdbc.DatabaseTarget;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DuckDbTargetTest extends TableTargetContract {
  private Connection instance;

  @Override
  protected TableTarget create(Path emptyFolder) throws SQLException {
    // Held open for the whole test, since starting an instance is what takes time.
    instance = file(emptyFolder).open();
    return new DatabaseTarget(
        file(emptyFolder), DuckDbDialect.of(file(emptyFolder).file(), Duration.ZERO));
  }

  @Test
  void publishesToASchemaNamedLikeTheFile() {
    for (PublishMode mode : List.of(REPLACE, APPEND, MERGE)) {
      target()
          .commit(
              "run " + mode,
              publication("agg.sales", mode, MemoryRows.of(SALES, sale(1, "EU", "1.00"))));
    }

    try (var reader = target().reader();
        var rows = reader.rows("agg.sales")) {
      assertThat(reader.schema("agg.sales")).contains(SALES);
      assertThat(rows.next()).isNotNull();
    }
  }

  @AfterEach
  void closeInstance() throws SQLException {
    instance.close();
  }

  private static DuckDbFile file(Path folder) {
    return new DuckDbFile(
        TableTarget.CONNECTION, folder.resolve("agg.duckdb"), folder, Duration.ZERO, _ -> {});
  }
}
