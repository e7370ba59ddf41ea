package dev.leat.formats.csv;

import dev.leat.api.engine.InputFile;
import dev.leat.api.engine.RowPatch;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.api.type.DataType;
import dev.leat.formats.FileScan;
import dev.leat.formats.ScanBatch;
import dev.leat.formats.ScanColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads scans whole, by any number of threads, for tests to look at. */
final class ScannedRows {
  /** A row as text columns show it; {@code flaw} and {@code patch} are null for most. */
  record Row(long position, String flaw, List<String> values, RowPatch patch) {}

  private ScannedRows() {}

  /** All rows in the order of their positions. */
  static List<Row> read(FileScan scan, int columns, int threads) {
    List<Row> rows = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<List<Row>>> parts = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        FileScan.Worker worker = scan.worker();
        parts.add(pool.submit(() -> drain(worker, columns)));
      }
      for (Future<List<Row>> part : parts) {
        rows.addAll(part.get());
      }
    } catch (Exception e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    }
    rows.sort(Comparator.comparingLong(Row::position));
    return rows;
  }

  private static List<Row> drain(FileScan.Worker worker, int columns) {
    List<Row> rows = new ArrayList<>();
    for (ScanBatch batch = worker.next(); batch != null; batch = worker.next()) {
      for (int row = 0; row < batch.rows(); row++) {
        String flaw = batch.flaws() == null ? null : batch.flaws()[row];
        List<String> values = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
          byte[] text = batch.texts(column)[row];
          boolean isNull = batch.nulls(column) != null && batch.nulls(column)[row];
          values.add(isNull ? null : new String(text, StandardCharsets.UTF_8));
        }
        rows.add(
            new Row(
                batch.positions()[row],
                flaw,
                flaw == null ? values : Collections.nCopies(columns, null),
                batch.patches() == null ? null : batch.patches()[row]));
      }
    }
    return rows;
  }

  static List<ScanColumn> texts(boolean trim, String... names) {
    return Arrays.stream(names)
        .map(name -> new ScanColumn(name, DataType.Simple.VARCHAR, trim, false, List.of(), "UTC"))
        .toList();
  }

  static FileScan open(
      FileFormat.Csv format,
      List<InputFile> files,
      List<ScanColumn> columns,
      List<RowPatch> patches,
      int blockBytes) {
    return CsvScans.open(format, files, columns, patches, blockBytes);
  }

  /** Writes a file and describes it; its fingerprint is its name. */
  static InputFile file(Path folder, String name, byte[] content) {
    try {
      Path path = folder.resolve(name);
      Files.write(path, content);
      return new InputFile(
          path, name, content.length, Files.getLastModifiedTime(path).toInstant(), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static InputFile file(Path folder, String name, String content) {
    return file(folder, name, content.getBytes(StandardCharsets.UTF_8));
  }
}
