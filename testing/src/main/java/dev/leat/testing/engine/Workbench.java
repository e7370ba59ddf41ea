package dev.leat.testing.engine;

import dev.leat.api.connector.RowBatch;
import dev.leat.api.connector.RowStream;
import dev.leat.api.engine.Engine;
import dev.leat.api.engine.EngineSession;
import dev.leat.api.engine.EngineSettings;
import dev.leat.api.engine.InputFile;
import dev.leat.api.engine.RejectedRow;
import dev.leat.api.engine.RowPatch;
import dev.leat.api.engine.SourceRead;
import dev.leat.api.engine.SourceReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A session on the engine under test, real files to read, and what was rejected. */
public final class Workbench implements AutoCloseable {
  private static final long MEMORY = 256L << 20;

  private final Path folder;
  private final EngineSession session;
  private final List<RejectedRow> rejected = new ArrayList<>();

  private Workbench(Path folder, EngineSession session) {
    this.folder = folder;
    this.session = session;
  }

  static Workbench open(Engine engine, Path folder) {
    return open(engine, folder, MEMORY, 2);
  }

  static Workbench open(Engine engine, Path folder, long memoryBytes, int threads) {
    try {
      Path spill = Files.createDirectories(folder.resolve("spill"));
      return new Workbench(folder, engine.open(new EngineSettings(memoryBytes, threads, spill)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  EngineSession session() {
    return session;
  }

  Path folder(String name) {
    return folder.resolve(name);
  }

  /** A file of these lines, each ended with a newline. */
  InputFile file(String name, String... lines) {
    return file(name, String.join("\n", lines) + "\n");
  }

  private InputFile file(String name, String content) {
    try {
      byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
      return input(name, Files.write(folder.resolve(name), bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file that exists, as discovery would find it. */
  static InputFile input(String name, Path path) {
    try {
      CRC32C crc = new CRC32C();
      crc.update(Files.readAllBytes(path));
      return new InputFile(
          path,
          name,
          Files.size(path),
          Files.getLastModifiedTime(path).toInstant(),
          String.format("%08x", crc.getValue()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SourceReport read(SourceSpec spec, InputFile... files) {
    return read(spec, List.of(), files);
  }

  SourceReport read(SourceSpec spec, List<RowPatch> patches, InputFile... files) {
    return read(new SourceRead(spec.source(), List.of(files), patches, null, null, null));
  }

  SourceReport read(SourceRead read) {
    rejected.clear();
    return session.read(read, rejected::addAll);
  }

  /** What the last read gave to quarantine. */
  List<RejectedRow> rejected() {
    return rejected;
  }

  /** The reasons of the last read's rejected rows, in their order. */
  List<List<String>> reasons() {
    return rejected.stream().map(RejectedRow::reasons).toList();
  }

  /** A query's rows as plain values. */
  List<List<@Nullable Object>> rows(String sql) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (RowStream stream = session.rows(sql)) {
      for (RowBatch batch = stream.next(); batch != null; batch = stream.next()) {
        for (int row = 0; row < batch.rows(); row++) {
          List<@Nullable Object> values = new ArrayList<>();
          for (int column = 0; column < stream.schema().fields().size(); column++) {
            values.add(batch.column(column).value(row));
          }
          rows.add(values);
        }
      }
    }
    return rows;
  }

  @Override
  public void close() {
    session.close();
  }
}
