package dev.leat.formats.json;

import dev.leat.api.engine.RowPatch;
import dev.leat.formats.FileScan;
import dev.leat.formats.ScanBatch;
import dev.leat.formats.ScanColumn;
import dev.leat.formats.value.Converter;
import dev.leat.formats.value.ValueBatch;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one file after the other, record by record. */
final class JsonWorker implements FileScan.Worker, AutoCloseable {
  private final JsonScan scan;
  private final Converter[] converters;
  private final ValueBatch batch;
  private final JsonFields fields;
  private byte[] value = new byte[1 << 10];
  private @Nullable JsonFile file;
  private @Nullable JsonRecords records;

  JsonWorker(JsonScan scan, List<ScanColumn> columns) {
    this.scan = scan;
    this.converters = columns.stream().map(Converter::of).toArray(Converter[]::new);
    this.batch = new ValueBatch(columns);
    this.fields = new JsonFields(columns);
  }

  @Override
  public @Nullable ScanBatch next() {
    batch.clear();
    while (batch.rows() == 0) {
      if (records == null && !open()) {
        scan.found(fields.undeclared());
        return null;
      }
      readRows();
    }
    scan.countRows(batch.rows());
    return batch;
  }

  private boolean open() {
    file = scan.takeFile();
    records = file == null ? null : scan.records(file);
    return records != null;
  }

  private void readRows() {
    JsonFile current = file;
    JsonRecords reader = records;
    while (current != null && reader != null && batch.rows() < ScanBatch.CAPACITY) {
      if (!reader.next()) {
        close();
        return;
      }
      readRow(current, reader);
    }
  }

  private void readRow(JsonFile current, JsonRecords reader) {
    int row = batch.rows();
    batch.add(current.base() + reader.offset());
    RowPatch patch = current.patches().get(reader.number());
    if (patch != null) {
      batch.patch(row, patch);
    }
    String flaw = scan.read(reader, patch == null ? null : patch.mendedText(), fields);
    if (flaw != null) {
      batch.flaw(flaw);
    }
    for (int column = 0; column < converters.length; column++) {
      convert(column, flaw == null ? fields.texts()[column] : null, row);
    }
  }

  private void convert(int column, @Nullable String text, int row) {
    int end = 0;
    if (text != null) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      if (utf8.length + Converter.PADDING > value.length) {
        value = Arrays.copyOf(value, 2 * utf8.length + Converter.PADDING);
      }
      System.arraycopy(utf8, 0, value, 0, utf8.length);
      end = utf8.length == 0 ? Converter.QUOTED_EMPTY : utf8.length;
    }
    converters[column].convert(value, 0, end, batch.column(column), row);
  }

  /** Closes the file it has open. */
  @Override
  public void close() {
    if (records != null) {
      records.close();
      records = null;
    }
  }
}
