package dev.leat.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.engine.RejectedRow;
import dev.leat.api.store.Quarantine;
import dev.leat.api.store.Store;
import dev.leat.testing.store.QuarantineContract;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteQuarantineTest extends QuarantineContract {
  private static final int ROWS = 200_000;
  private static final int BATCH = 20_000;

  @TempDir Path folder;

  @Override
  protected Store open() {
    return SqliteStore.open(folder.resolve(SqliteStore.FILE));
  }

  @Test
  void takesManyRowsQuickly() {
    try (Store store = open()) {
      Instant start = Instant.now();
      for (int from = 0; from < ROWS; from += BATCH) {
        store.quarantine().add("trades", "s", "r1", start, rows(from));
      }
      Duration taken = Duration.between(start, Instant.now());
      System.out.println("quarantined " + ROWS + " rows in " + taken.toMillis() + " ms");

      assertThat(store.quarantine().count(Quarantine.Filter.ALL)).isEqualTo(ROWS);
      // Several times what it takes on an idle machine.
      assertThat(taken).isLessThan(Duration.ofSeconds(10));
    }
  }

  private static List<RejectedRow> rows(int from) {
    return LongStream.range(from, from + BATCH)
        .mapToObj(
            record ->
                new RejectedRow(
                    "data/trades.csv",
                    "0a1b2c3d",
                    record,
                    record + 1,
                    "2023-01-02 10:00:00,1001,gold,AAPL,buy,," + record,
                    List.of("quantity is null", "known_client")))
        .toList();
  }
}
