package dev.leat.formats.csv;

import dev.leat.api.engine.RowPatch;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds the places of records by their numbers, reading a file from its beginning. */
final class RecordFinder {
  private final CsvFile file;
  private final Dialect dialect;
  private final int chunkBytes;

  RecordFinder(CsvFile file, Dialect dialect, int chunkBytes) {
    this.file = file;
    this.dialect = dialect;
    this.chunkBytes = chunkBytes;
  }

  /** The patches by the place in the text of the record they are about; the last one of each. */
  NavigableMap<Long, RowPatch> patches(List<RowPatch> patches) {
    Map<Long, RowPatch> byRecord =
        patches.stream()
            .collect(Collectors.toMap(RowPatch::record, Function.identity(), (_, last) -> last));
    NavigableMap<Long, RowPatch> byPlace = new TreeMap<>();
    RecordWalk walk = new RecordWalk(file, dialect, chunkBytes);
    walk.stream(
        new LongAdder(),
        (record, _, chunk, cursor) -> {
          RowPatch patch = byRecord.get(record);
          if (patch != null) {
            byPlace.put(chunk.offset + cursor.start(), patch);
          }
          return byPlace.size() < byRecord.size();
        });
    return byPlace;
  }
}
