package dev.leat.testing.engine;

import dev.leat.api.connector.RowBatch;
import dev.leat.api.connector.RowStream;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import dev.leat.testing.connector.MemoryRows;
import java.util.concurrent.CountDownLatch;

/** A stream that has another row whenever it is asked. */
final class EndlessRows implements RowStream {
  private static final MemoryRows ONE =
      MemoryRows.of(Schema.of(new Field("n", DataType.Simple.BIGINT)), MemoryRows.row((Object) 1L));

  private final CountDownLatch asked = new CountDownLatch(1);

  void awaitFirstBatch() throws InterruptedException {
    asked.await();
  }

  @Override
  public Schema schema() {
    return ONE.schema();
  }

  @Override
  @SuppressWarnings("MustBeClosedChecker")
  public RowBatch next() {
    asked.countDown();
    RowBatch batch = ONE.open().next();
    if (batch == null) {
      throw new IllegalStateException("no row");
    }
    return batch;
  }

  @Override
  public void close() {}
}
