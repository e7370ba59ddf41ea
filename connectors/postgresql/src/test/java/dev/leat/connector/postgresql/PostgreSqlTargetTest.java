package dev.leat.connector.postgresql;

import dev.leat.testing.connector.TableTarget;
import dev.leat.testing.connector.TableTargetContract;
import dev.leat.testing.jdbc.DatabaseTarget;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;

final class PostgreSqlTargetTest extends TableTargetContract {
  private final PostgreSqlDatabase database = Server.database("contract");

  @Override
  protected TableTarget create(Path emptyFolder) {
    Server.running().createDatabase("contract");
    return new DatabaseTarget(database, new PostgreSqlDialect());
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }
}
