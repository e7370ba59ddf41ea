package dev.leat.formats.json;

import dev.leat.api.engine.RowPatch;
import dev.leat.formats.FileScan;
import dev.leat.formats.ScanColumn;
import dev.leat.formats.input.ScanPosition;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** A scan of JSON files; each file is read by one worker. */
final class JsonScan implements FileScan {
  private static final int MAX_TEXT_BYTES = 1 << 16;

  private final List<JsonFile> files;
  private final List<ScanColumn> columns;
  private final int maxRecordBytes;
  private final AtomicInteger nextFile = new AtomicInteger();
  private final LongAdder rows = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final Set<String> undeclared = new ConcurrentSkipListSet<>();
  private final Queue<JsonWorker> workers = new ConcurrentLinkedQueue<>();

  JsonScan(List<JsonFile> files, List<ScanColumn> columns, int maxRecordBytes) {
    this.files = List.copyOf(files);
    this.columns = List.copyOf(columns);
    this.maxRecordBytes = maxRecordBytes;
  }

  @Override
  public Worker worker() {
    JsonWorker worker = new JsonWorker(this, columns);
    workers.add(worker);
    return worker;
  }

  /** The records of the next file nobody reads yet; null if there is none. */
  @Nullable JsonFile takeFile() {
    int next = Math.min(nextFile.getAndIncrement(), files.size());
    return next < files.size() ? files.get(next) : null;
  }

  JsonRecords records(JsonFile file) {
    return new JsonRecords(file.text(), maxRecordBytes, bytes);
  }

  /** The texts of a record and what is wrong with it, if anything. */
  @Nullable String read(JsonRecords records, @Nullable String mended, JsonFields fields) {
    if (mended != null) {
      byte[] utf8 = mended.getBytes(StandardCharsets.UTF_8);
      return fields.read(utf8, utf8.length);
    }
    return records.isTooLong()
        ? "is longer than " + maxRecordBytes + " bytes (max_record_bytes)"
        : fields.read(records.text(), records.length());
  }

  void countRows(int read) {
    rows.add(read);
  }

  void found(Set<String> keys) {
    undeclared.addAll(keys);
  }

  @Override
  public List<String> undeclared() {
    return List.copyOf(undeclared);
  }

  @Override
  public long rows() {
    return rows.sum();
  }

  @Override
  public long bytes() {
    return bytes.sum();
  }

  @Override
  public long totalBytes() {
    return files.stream().mapToLong(file -> file.text().file().size()).sum();
  }

  @Override
  public List<RecordPlace> places(long[] positions) {
    NavigableSet<Long> wanted = new TreeSet<>();
    Arrays.stream(positions).forEach(wanted::add);
    Map<Long, RecordPlace> found = new HashMap<>();
    while (!wanted.isEmpty()) {
      JsonFile file = files.get(ScanPosition.fileOf(wanted.first()));
      NavigableSet<Long> ofFile = wanted.headSet(ScanPosition.base(file.number() + 1), false);
      find(file, ofFile, found);
      ofFile.clear();
    }
    return Arrays.stream(positions)
        .mapToObj(
            position -> {
              RecordPlace place = found.get(position);
              if (place == null) {
                throw new IllegalArgumentException("no record at position " + position);
              }
              return place;
            })
        .toList();
  }

  private void find(JsonFile file, NavigableSet<Long> positions, Map<Long, RecordPlace> found) {
    JsonFields fields = new JsonFields(columns);
    long last = positions.last();
    try (JsonRecords records = new JsonRecords(file.text(), maxRecordBytes, new LongAdder())) {
      long position = -1;
      while (position < last && records.next()) {
        position = file.base() + records.offset();
        if (positions.contains(position)) {
          found.put(position, place(file, records, fields));
        }
      }
    }
  }

  private RecordPlace place(JsonFile file, JsonRecords records, JsonFields fields) {
    RowPatch patch = file.patches().get(records.number());
    String flaw = read(records, patch == null ? null : patch.mendedText(), fields);
    int length = Math.min(records.length(), Math.min(MAX_TEXT_BYTES, maxRecordBytes));
    return new RecordPlace(
        file.text().file(),
        records.number(),
        records.line(),
        new String(records.text(), 0, length, StandardCharsets.UTF_8),
        flaw == null
            ? Arrays.asList(fields.texts())
            : Collections.nCopies(columns.size(), (@Nullable String) null));
  }

  @Override
  public void verifyUnchanged() {
    files.forEach(file -> file.text().verifyUnchanged());
  }

  @Override
  public void close() {
    workers.forEach(JsonWorker::close);
  }
}
