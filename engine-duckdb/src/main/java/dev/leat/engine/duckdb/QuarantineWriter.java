package dev.leat.engine.duckdb;

import dev.leat.api.engine.RejectedRow;
import dev.leat.api.engine.RejectedRows;
import dev.leat.formats.FileScan.RecordPlace;
import java.util.ArrayList;
import java.util.List;

/** Hands rejected rows over in the order of file name and position. */
final class QuarantineWriter {
  private static final int BATCH = 1000;

  private QuarantineWriter() {}

  /** Returns how many rows were handed over. */
  static long write(Rejections rejections, RawRows raw, Reasons reasons, RejectedRows rejected) {
    Rejections sorted = rejections.sorted();
    long written = 0;
    for (int from = 0; from < sorted.size(); from += BATCH) {
      int to = Math.min(from + BATCH, sorted.size());
      List<RejectedRow> batch = batch(sorted, from, to, raw, reasons);
      rejected.accept(batch);
      written += batch.size();
    }
    return written;
  }

  private static List<RejectedRow> batch(
      Rejections sorted, int from, int to, RawRows raw, Reasons reasons) {
    long[] positions = new long[to - from];
    for (int i = from; i < to; i++) {
      positions[i - from] = sorted.position(i);
    }
    List<RecordPlace> places = raw.places(positions);
    List<RejectedRow> batch = new ArrayList<>();
    for (int i = from; i < to; i++) {
      RecordPlace place = places.get(i - from);
      batch.add(
          new RejectedRow(
              place.file().name(),
              place.file().fingerprint(),
              place.record(),
              place.line(),
              place.text(),
              reasons.of(sorted.position(i), sorted.found(i), place)));
    }
    return batch;
  }
}
