package dev.leat.formats.csv;

import dev.leat.formats.FileScan.RecordPlace;
import dev.leat.formats.input.ScanPosition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Finds out where positions of a scan lie, reading their blocks once more. */
final class PlaceFinder {
  private static final int MAX_TEXT_BYTES = 1 << 16;

  private final List<CsvFile> files;
  private final int columns;
  private final Parts parts;
  private final Dialect dialect;
  private final int blockBytes;
  private final Map<Long, RecordPlace> found = new HashMap<>();

  PlaceFinder(List<CsvFile> files, int columns, Parts parts, Dialect dialect, int blockBytes) {
    this.files = files;
    this.columns = columns;
    this.parts = parts;
    this.dialect = dialect;
    this.blockBytes = blockBytes;
  }

  List<RecordPlace> places(long[] positions) {
    NavigableSet<Long> wanted = new TreeSet<>();
    Arrays.stream(positions).forEach(wanted::add);
    while (!wanted.isEmpty()) {
      CsvFile file = files.get(ScanPosition.fileOf(wanted.first()));
      NavigableSet<Long> ofFile = wanted.headSet(ScanPosition.base(file.number() + 1), false);
      if (Parts.isSplit(file, dialect)) {
        findInBlocks(file, ofFile);
      } else {
        long last = ofFile.last();
        new RecordWalk(file, dialect, blockBytes)
            .stream(
                new LongAdder(),
                (record, line, chunk, cursor) ->
                    note(file, ofFile, record, line, chunk, cursor) < last);
      }
      ofFile.clear();
    }
    return Arrays.stream(positions).mapToObj(this::place).toList();
  }

  private RecordPlace place(long position) {
    RecordPlace place = found.get(position);
    if (place == null) {
      throw new IllegalArgumentException("no record at position " + position);
    }
    return place;
  }

  private void findInBlocks(CsvFile file, NavigableSet<Long> positions) {
    RecordWalk walk = new RecordWalk(file, dialect, blockBytes);
    Chunk chunk = new Chunk(0);
    long record = 1;
    long line = file.firstLine();
    int block = 0;
    try (BlockReader reader =
        new BlockReader(file.text(), dialect, file.firstRecord(), blockBytes)) {
      for (long position : positions) {
        if (found.containsKey(position)) {
          continue;
        }
        int own = Math.toIntExact(ScanPosition.placeOf(position) / blockBytes);
        for (; block < own; block++) {
          int part = parts.partOf(file.number(), block);
          if (!parts.isCounted(part)) {
            count(reader, block, chunk, part);
          }
          record += parts.records(part);
          line += parts.lines(part);
        }
        reader.read(own, chunk);
        walk.chunk(
            chunk,
            record,
            line,
            (number, at, read, cursor) -> {
              note(file, positions, number, at, read, cursor);
              return true;
            });
      }
    }
  }

  /** Counts a block that no worker finished. */
  private void count(BlockReader reader, int block, Chunk chunk, int part) {
    reader.read(block, chunk);
    RecordCursor cursor = new RecordCursor(dialect, 0);
    int records = 0;
    while (cursor.next(chunk)) {
      records++;
    }
    parts.found(part, records, Math.toIntExact(cursor.nextLine()));
  }

  /** Notes the record if it is wanted, and returns its position. */
  private long note(
      CsvFile file,
      NavigableSet<Long> wanted,
      long record,
      long line,
      Chunk chunk,
      RecordCursor cursor) {
    long position = file.base() + chunk.offset + cursor.start();
    if (wanted.contains(position)) {
      int length =
          Math.min(
              cursor.end() - cursor.start(), Math.min(MAX_TEXT_BYTES, dialect.maxRecordBytes()));
      String text = new String(chunk.bytes, cursor.start(), length, StandardCharsets.UTF_8);
      found.put(
          position,
          new RecordPlace(file.text().file(), record, line, text, fields(file, chunk, cursor)));
    }
    return position;
  }

  /** The texts the columns were converted from; nulls for a broken record. */
  private List<@Nullable String> fields(CsvFile file, Chunk chunk, RecordCursor cursor) {
    String mended = file.mended().get(chunk.offset + cursor.start());
    byte[] bytes =
        mended == null
            ? Arrays.copyOfRange(chunk.bytes, cursor.start(), cursor.end())
            : mended.getBytes(StandardCharsets.UTF_8);
    RecordSplitter splitter = new RecordSplitter(dialect, file.layout(), 1);
    int count = splitter.fields(bytes, 0, bytes.length, 0);
    List<@Nullable String> fields = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      fields.add(
          count == file.layout().fieldCount()
              ? splitter.text(bytes, file.layout().fieldOfColumn().get(column))
              : null);
    }
    return fields;
  }
}
