package dev.leat.connector.files;

import dev.leat.api.connector.RowBatch;
import dev.leat.api.pipeline.Target;
import dev.leat.api.type.Schema;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Rows spread over one file for each combination of values of the partition columns, which the
 * files leave out. At most so many files are open at once; a file that was closed is continued.
 */
final class PartitionedRows implements FileRows {
  private static final int OPEN_FILES = 64;

  private final Target.FileKind kind;
  private final List<String> partitionBy;
  private final Path root;
  private final String fileName;
  private final Schema schema;
  private final int[] partitionColumns;
  private final int[] fileColumns;
  private final Schema fileSchema;
  private final Map<Path, FileRows> open = new LinkedHashMap<>(OPEN_FILES, 0.75f, true);
  private final Set<Path> begun = new HashSet<>();

  PartitionedRows(
      Target.FileKind kind, Schema schema, List<String> partitionBy, Path root, String fileName) {
    this.kind = kind;
    this.schema = schema;
    this.partitionBy = partitionBy;
    this.root = root;
    this.fileName = fileName;
    this.partitionColumns = partitionBy.stream().mapToInt(this::position).toArray();
    this.fileColumns =
        IntStream.range(0, schema.fields().size())
            .filter(i -> IntStream.of(partitionColumns).noneMatch(p -> p == i))
            .toArray();
    this.fileSchema = new Schema(IntStream.of(fileColumns).mapToObj(schema.fields()::get).toList());
  }

  @Override
  public void add(RowBatch batch) throws IOException {
    Map<Path, List<Integer>> rowsByFolder = new LinkedHashMap<>();
    for (int row = 0; row < batch.rows(); row++) {
      rowsByFolder.computeIfAbsent(folder(batch, row), _ -> new ArrayList<>()).add(row);
    }
    for (var entry : rowsByFolder.entrySet()) {
      int[] rows = entry.getValue().stream().mapToInt(Integer::intValue).toArray();
      file(root.resolve(entry.getKey()).resolve(fileName))
          .add(new BatchSelection(batch, fileSchema, fileColumns, rows));
    }
  }

  @Override
  public void close() throws IOException {
    for (FileRows rows : open.values()) {
      rows.close();
    }
    open.clear();
  }

  private Path folder(RowBatch batch, int row) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < partitionColumns.length; i++) {
      var column = batch.column(partitionColumns[i]);
      if (!column.isNull(row)) {
        values.put(
            partitionBy.get(i),
            Text.of(schema.fields().get(partitionColumns[i]).type(), column, row));
      }
    }
    return Partitions.folder(partitionBy, values);
  }

  private FileRows file(Path file) throws IOException {
    FileRows known = open.get(file);
    if (known != null) {
      return known;
    }
    if (open.size() >= OPEN_FILES) {
      Iterator<FileRows> eldestFirst = open.values().iterator();
      eldestFirst.next().close();
      eldestFirst.remove();
    }
    FileRows opened = begun.add(file) ? begin(file) : resume(file);
    open.put(file, opened);
    return opened;
  }

  private FileRows begin(Path file) throws IOException {
    Files.createDirectories(Disk.folder(file));
    return Contents.begin(kind, fileName, fileSchema, Contents.buffered(file));
  }

  private FileRows resume(Path file) throws IOException {
    OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.APPEND));
    return switch (kind) {
      case CSV -> CsvRows.resume(fileSchema, out);
      case JSON -> new JsonRows(fileSchema, out);
      case XLSX, PARQUET -> throw new IllegalArgumentException(kind + " is not written by rows");
    };
  }

  private int position(String name) {
    return IntStream.range(0, schema.fields().size())
        .filter(i -> schema.fields().get(i).name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no column " + name + " to partition by"));
  }
}
