package dev.leat.connector.files;

import dev.leat.api.connector.Publication;
import dev.leat.api.connector.PublicationId;
import dev.leat.api.connector.Receipt;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.LeatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file that is replaced as a whole: written aside in the same folder, then renamed. What is about
 * to be renamed is recorded first, so that the file's checksum tells whether it was.
 */
final class SingleFile implements Destination {
  private final Publication publication;
  private final Target.FileTarget target;
  private final Path file;
  private final FileRecords records;

  SingleFile(Path projectRoot, Publication publication, Target.FileTarget target) {
    this.publication = publication;
    this.target = target;
    this.file = projectRoot.resolve(target.path()).normalize();
    this.records = FileRecords.of(projectRoot, file);
  }

  @Override
  public String location() {
    return target.path();
  }

  @Override
  public void prepare(PublicationId id) throws IOException {
    if (Files.isDirectory(file)) {
      throw LeatException.user(
          "target-is-directory",
          "Cannot publish to "
              + location()
              + ": it is a directory. Write the path of a file, or end the path in a slash to"
              + " publish a directory.");
    }
    write(id);
  }

  @Override
  public Receipt commit(PublicationId id) throws IOException {
    List<FileRecord> known = settled();
    Optional<FileRecord> done = find(known, id);
    if (done.isPresent()) {
      Files.deleteIfExists(aside(id));
      return receipt(done.get());
    }
    long rows = Files.exists(aside(id)) ? Contents.count(publication, target.kind()) : write(id);
    Path aside = aside(id);
    FileRecord record =
        new FileRecord(
            id.pipeline(),
            id.run(),
            rows,
            Files.size(aside),
            Disk.checksum(aside),
            !Files.exists(file));
    known.add(record);
    records.write(known);
    Disk.rename(aside, file);
    return receipt(record);
  }

  @Override
  public boolean isCommitted(PublicationId id) throws IOException {
    return find(settled(), id).isPresent();
  }

  @Override
  public void discard(PublicationId id) throws IOException {
    Files.deleteIfExists(aside(id));
    Files.deleteIfExists(unfinished(id));
  }

  /** What has been published: of the last record, only the file knows. */
  private List<FileRecord> settled() throws IOException {
    List<FileRecord> known = new ArrayList<>(records.read());
    if (!known.isEmpty() && !isThere(known.getLast())) {
      known.removeLast();
    }
    return known;
  }

  private boolean isThere(FileRecord record) throws IOException {
    return Files.isRegularFile(file)
        && Files.size(file) == record.bytes()
        && Disk.checksum(file).equals(record.checksum());
  }

  private static Optional<FileRecord> find(List<FileRecord> known, PublicationId id) {
    return known.stream().filter(record -> record.isOf(id)).findFirst();
  }

  /** Writes the rows aside; the file has its name only when it is complete and on disk. */
  private long write(PublicationId id) throws IOException {
    Files.createDirectories(Disk.folder(file));
    Path unfinished = unfinished(id);
    long rows;
    try {
      Files.deleteIfExists(unfinished);
      rows = Contents.writeFile(publication, target.kind(), unfinished);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
    Disk.sync(unfinished);
    Files.move(unfinished, aside(id), StandardCopyOption.ATOMIC_MOVE);
    return rows;
  }

  private Path aside(PublicationId id) {
    return file.resolveSibling("." + file.getFileName() + "." + id.run() + ".leat");
  }

  private Path unfinished(PublicationId id) {
    return file.resolveSibling("." + file.getFileName() + "." + id.run() + ".part");
  }

  private Receipt receipt(FileRecord record) {
    return new Receipt(location(), record.rows(), record.bytes(), record.created(), Map.of());
  }
}
