package dev.leat.formats.csv;

import dev.leat.formats.FileScan;
import dev.leat.formats.ScanColumn;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** A scan of CSV files, shared out in parts: blocks of a file that can be split, or whole files. */
final class CsvScan implements FileScan {
  private final List<CsvFile> files;
  private final List<ScanColumn> columns;
  private final Dialect dialect;
  private final int blockBytes;
  private final List<String> undeclared;
  private final Parts parts;
  private final AtomicInteger nextPart = new AtomicInteger();
  private final LongAdder rows = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final Queue<CsvWorker> workers = new ConcurrentLinkedQueue<>();

  CsvScan(
      List<CsvFile> files,
      List<ScanColumn> columns,
      Dialect dialect,
      int blockBytes,
      List<String> undeclared) {
    this.files = List.copyOf(files);
    this.columns = List.copyOf(columns);
    this.dialect = dialect;
    this.blockBytes = blockBytes;
    this.undeclared = undeclared;
    this.parts = new Parts(this.files, dialect, blockBytes);
  }

  @Override
  public Worker worker() {
    CsvWorker worker = new CsvWorker(this);
    workers.add(worker);
    return worker;
  }

  @Override
  public List<String> undeclared() {
    return undeclared;
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
    return new PlaceFinder(files, columns.size(), parts, dialect, blockBytes).places(positions);
  }

  @Override
  public void verifyUnchanged() {
    files.forEach(file -> file.text().verifyUnchanged());
  }

  @Override
  public void close() {
    workers.forEach(CsvWorker::close);
  }

  /** The next part nobody reads yet, or {@link Parts#count}. */
  int takePart() {
    return Math.min(nextPart.getAndIncrement(), parts.count());
  }

  Parts parts() {
    return parts;
  }

  List<CsvFile> files() {
    return files;
  }

  List<ScanColumn> columns() {
    return columns;
  }

  Dialect dialect() {
    return dialect;
  }

  int blockBytes() {
    return blockBytes;
  }

  void countRows(int read) {
    rows.add(read);
  }

  LongAdder bytesTaken() {
    return bytes;
  }
}
