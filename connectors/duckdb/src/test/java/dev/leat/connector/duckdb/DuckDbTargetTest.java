package dev.leat.connector.duckdb;

import dev.leat.testing.connector.TableTarget;
import dev.leat.testing.connector.TableTargetContract;
import dev.leat.testing.jdbc.DatabaseTarget;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;

final class DuckDbTargetTest extends TableTargetContract {
  private Connection instance;

  @Override
  protected TableTarget create(Path emptyFolder) throws SQLException {
    // Held open for the whole test, since starting an instance is what takes time.
    instance = file(emptyFolder).open();
    return new DatabaseTarget(file(emptyFolder), new DuckDbDialect(Duration.ZERO));
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
