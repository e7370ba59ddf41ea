package dev.leat.connector.files;

import dev.leat.api.connector.FilePart;
import dev.leat.api.connector.Publication;
import dev.leat.api.connector.RowBatch;
import dev.leat.api.connector.RowStream;
import dev.leat.api.pipeline.Target;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

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
            FileRows writer = begin(publication, kind, out)) {
          yield writeRows(publication, writer);
        }
      }
    };
  }

  static OutputStream buffered(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES);
  }

  private static FileRows begin(Publication publication, Target.FileKind kind, OutputStream out)
      throws IOException {
    return switch (kind) {
      case CSV -> CsvRows.begin(publication.schema(), out);
      case JSON -> new JsonRows(publication.schema(), out);
      case XLSX -> new XlsxRows(publication.table(), publication.schema(), out);
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
}
