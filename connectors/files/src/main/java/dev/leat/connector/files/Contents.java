package dev.leat.connector.files;

import dev.leat.api.connector.FilePart;
import dev.leat.api.connector.Publication;
import dev.leat.api.connector.RowBatch;
import dev.leat.api.connector.RowStream;
import dev.leat.api.pipeline.Target;
import dev.leat.api.type.Schema;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Writes the rows of a publication as files. */
final class Contents {
  private static final int BUFFER_BYTES = 1 << 17;

  private Contents() {}

  /** Writes all rows into one new file and returns how many there are. */
  static long writeFile(Publication publication, Target.FileKind kind, Path file)
      throws IOException {
    return switch (kind) {
      case PARQUET -> copyPart(publication, file);
      case CSV, JSON, XLSX -> {
        try (OutputStream out = buffered(file);
            FileRows writer = begin(kind, publication.table(), publication.schema(), out)) {
          yield writeRows(publication, writer);
        }
      }
    };
  }

  /** Writes all rows into files below an empty folder and returns how many rows there are. */
  static long writeFolder(
      Publication publication, Target.FileTarget target, Path folder, String run)
      throws IOException {
    String name = publication.table() + "-" + run;
    return switch (target.kind()) {
      case PARQUET -> copyParts(publication, target.partitionBy(), folder, name);
      case CSV, JSON -> {
        String file = name + "." + target.kind().name().toLowerCase(Locale.ROOT);
        if (target.partitionBy().isEmpty()) {
          yield writeFile(publication, target.kind(), folder.resolve(file));
        }
        try (FileRows writer =
            new PartitionedRows(
                target.kind(), publication.schema(), target.partitionBy(), folder, file)) {
          yield writeRows(publication, writer);
        }
      }
      case XLSX -> throw new IllegalArgumentException("a workbook is no directory");
    };
  }

  /** How many rows {@link #writeFile} writes. */
  static long count(Publication publication, Target.FileKind kind) {
    return switch (kind) {
      case PARQUET -> publication.parts().stream().mapToLong(FilePart::rows).sum();
      case CSV, JSON, XLSX -> {
        long rows = 0;
        try (RowStream stream = publication.rows().open()) {
          for (RowBatch batch = stream.next(); batch != null; batch = stream.next()) {
            rows += batch.rows();
          }
        }
        yield rows;
      }
    };
  }

  static OutputStream buffered(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
  }

  static FileRows begin(Target.FileKind kind, String title, Schema schema, OutputStream out)
      throws IOException {
    return switch (kind) {
      case CSV -> CsvRows.begin(schema, out);
      case JSON -> new JsonRows(schema, out);
      case XLSX -> new XlsxRows(title, schema, out);
      case PARQUET -> throw new IllegalArgumentException("only an engine writes Parquet");
    };
  }

  private static long writeRows(Publication publication, FileRows writer) throws IOException {
    long rows = 0;
    try (RowStream stream = publication.rows().open()) {
      for (RowBatch batch = stream.next(); batch != null; batch = stream.next()) {
        writer.add(batch);
        rows += batch.rows();
      }
    }
    return rows;
  }

  /** Copied, not linked: what a user does to the published file must not reach the run's own. */
  private static long copyPart(Publication publication, Path file) throws IOException {
    if (publication.parts().size() != 1) {
      throw new IllegalArgumentException(
          "a single file of table "
              + publication.table()
              + " needs one part, not "
              + publication.parts().size());
    }
    FilePart part = publication.parts().getFirst();
    Files.copy(part.path(), file);
    return part.rows();
  }

  private static long copyParts(
      Publication publication, List<String> partitionBy, Path folder, String name)
      throws IOException {
    long rows = 0;
    int number = 0;
    for (FilePart part : publication.parts()) {
      Path into = folder.resolve(Partitions.folder(partitionBy, part.partition()));
      Files.createDirectories(into);
      Files.copy(part.path(), into.resolve(name + "-" + number++ + ".parquet"));
      rows += part.rows();
    }
    return rows;
  }
}
