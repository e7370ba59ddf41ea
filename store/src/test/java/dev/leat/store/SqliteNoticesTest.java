package dev.leat.store;

import dev.leat.api.store.Store;
import dev.leat.testing.store.NoticesContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteNoticesTest extends NoticesContract {
  @TempDir Path folder;

  @Override
  protected Store open() {
    return SqliteStore.open(folder.resolve(SqliteStore.FILE));
  }
}
