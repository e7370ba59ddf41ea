package dev.leat.formats.csv;

import dev.leat.api.engine.RowPatch;
import dev.leat.formats.FileScan;
import dev.leat.formats.ScanBatch;
import dev.leat.formats.input.ScanPosition;
import dev.leat.formats.input.TextFile;
import dev.leat.formats.value.Converter;
import dev.leat.formats.value.ValueBatch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads one part after the other, chunk by chunk, batch by batch. */
final class CsvWorker implements FileScan.Worker, AutoCloseable {
  private final CsvScan scan;
  private final Converter[] converters;
  private final ValueBatch batch;
  private final Chunk chunk = new Chunk(0);

  private @Nullable CsvFile file;
  private @Nullable RecordSplitter splitter;
  private @Nullable BlockReader blocks;
  private @Nullable StreamReader stream;
  private int part;
  private int partRecords;
  private long emptyLinesBefore;

  CsvWorker(CsvScan scan) {
    this.scan = scan;
    this.converters = scan.columns().stream().map(Converter::of).toArray(Converter[]::new);
    this.batch = new ValueBatch(scan.columns());
    this.part = scan.parts().count();
  }

  @Override
  public @Nullable ScanBatch next() {
    batch.clear();
    while (batch.rows() == 0) {
      if (chunk.isEmpty() && !nextChunk()) {
        close();
        return null;
      }
      readRows(Objects.requireNonNull(file), Objects.requireNonNull(splitter));
    }
    if (file != null && !file.patches().isEmpty()) {
      markPatches(file);
    }
    scan.countRows(batch.rows());
    partRecords += batch.rows();
    return batch;
  }

  private void markPatches(CsvFile current) {
    for (int row = 0; row < batch.rows(); row++) {
      RowPatch patch = current.patches().get(ScanPosition.placeOf(batch.positions()[row]));
      if (patch != null) {
        batch.patch(row, patch);
      }
    }
  }

  private void readRows(CsvFile current, RecordSplitter fields) {
    int end = chunk.end;
    if (!current.mended().isEmpty()) {
      Map.Entry<Long, String> next = current.mended().ceilingEntry(chunk.offset + chunk.position);
      int place = next == null ? end : (int) Math.min(next.getKey() - chunk.offset, end);
      if (next != null && place == chunk.position) {
        readMended(current, fields, next.getValue());
        return;
      }
      chunk.end = place;
    }
    fields.split(chunk, current.base(), batch);
    chunk.end = end;
    convert(chunk.bytes, fields);
  }

  /** Reads a text in the place of the record at the chunk's position. */
  private void readMended(CsvFile current, RecordSplitter fields, String text) {
    batch.add(current.base() + chunk.offset + chunk.position);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(bytes, bytes.length + Bytes.SLACK);
    fields.splitOne(padded, bytes.length, batch);
    int newline = new RecordBoundary(scan.dialect()).find(chunk.bytes, chunk.position, chunk.end);
    chunk.position = newline < 0 ? chunk.end : newline + 1;
    convert(padded, fields);
  }

  private void convert(byte[] bytes, RecordSplitter fields) {
    CsvFile current = Objects.requireNonNull(file);
    for (int column = 0; column < converters.length; column++) {
      converters[column].convertAll(
          bytes,
          fields.starts(),
          fields.ends(),
          current.layout().fieldOfColumn().get(column),
          fields.stride(),
          batch.rows(),
          batch.column(column));
    }
  }

  private boolean nextChunk() {
    while (true) {
      if (stream != null && nextOfStream(stream, Objects.requireNonNull(file))) {
        return true;
      }
      finishPart();
      part = scan.takePart();
      if (part == scan.parts().count()) {
        return false;
      }
      open(scan.files().get(scan.parts().fileOf(part)));
      if (blocks != null) {
        blocks.read(scan.parts().blockOf(part), chunk);
        scan.bytesTaken().add(blocks.bytesOf(scan.parts().blockOf(part)));
        chunk.inspect(scan.dialect().quote());
        if (!chunk.isEmpty()) {
          return true;
        }
      }
    }
  }

  private boolean nextOfStream(StreamReader reader, CsvFile current) {
    while (reader.next(chunk)) {
      long header = current.firstRecord() - chunk.offset;
      chunk.position = Math.clamp(header, chunk.position, chunk.end);
      if (!chunk.isEmpty()) {
        chunk.inspect(scan.dialect().quote());
        return true;
      }
    }
    return false;
  }

  private void open(CsvFile next) {
    if (file == null || file.number() != next.number()) {
      close();
      file = next;
      splitter = new RecordSplitter(scan.dialect(), next.layout());
      if (Parts.isSplit(next, scan.dialect())) {
        blocks =
            new BlockReader(next.text(), scan.dialect(), next.firstRecord(), scan.blockBytes());
      }
    }
    if (blocks == null) {
      chunk.restart();
      stream = new StreamReader(next.text(), scan.dialect(), scan.blockBytes(), scan.bytesTaken());
    }
    emptyLinesBefore = Objects.requireNonNull(splitter).emptyLines();
  }

  private void finishPart() {
    if (blocks != null && splitter != null) {
      int emptyLines = (int) (splitter.emptyLines() - emptyLinesBefore);
      scan.parts().found(part, partRecords, partRecords + emptyLines);
    }
    partRecords = 0;
  }

  /** Closes the files it has open; also ends reading. */
  @Override
  public void close() {
    chunk.clear();
    if (blocks != null) {
      blocks.close();
      blocks = null;
    }
    if (stream != null) {
      TextFile.close(stream);
      stream = null;
    }
    file = null;
  }
}
