package dev.leat.connector.sqlite;

import dev.leat.testing.connector.TableTarget;
import dev.leat.testing.connector.TableTargetContract;
import dev.leat.testing.jdbc.DatabaseTarget;
import java.nio.file.Path;
import java.time.Duration;

final class SqliteTargetTest extends TableTargetContract {
  private static final Duration LOCK_TIMEOUT = Duration.ofMillis(200);

  @Override
  protected TableTarget create(Path emptyFolder) {
    return target(emptyFolder.resolve("agg.db"), DecimalStorage.NUMBER);
  }

  static DatabaseTarget target(Path file, DecimalStorage decimals) {
    return new DatabaseTarget(
        new SqliteFile(TableTarget.CONNECTION, file, file.getParent(), LOCK_TIMEOUT),
        new SqliteDialect(decimals, LOCK_TIMEOUT));
  }
}
