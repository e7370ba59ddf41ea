package dev.leat.connector.files;

import dev.leat.api.connector.Publication;
import dev.leat.api.connector.PublicationId;
import dev.leat.api.connector.Receipt;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.LeatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A directory that is published as a whole: {@code out/sales} points to a version in {@code
 * out/.sales.leat/}, and publishing is to write another version and to {@linkplain VersionPointer
 * point} to it.
 *
 * <p>Files that a version takes over from the one before are hard links. A version holds the record
 * of the publications that made it. The version before the current one stays for those who are
 * reading it; nothing else than such versions is ever removed.
 */
final class VersionedFolder implements Destination {
  static final String RECORD = "_leat_publication.json";

  private final Publication publication;
  private final Target.FileTarget target;
  private final Path versions;
  private final VersionPointer pointer;

  VersionedFolder(
      Path projectRoot,
      Publication publication,
      Target.FileTarget target,
      VersionPointer.Links links) {
    this.publication = publication;
    this.target = target;
    Path directory = projectRoot.resolve(target.path()).normalize();
    this.versions = directory.resolveSibling("." + directory.getFileName() + ".leat");
    this.pointer = new VersionPointer(directory, versions, links);
  }

  @Override
  public String location() {
    return target.path();
  }

  @Override
  public void prepare(PublicationId id) throws IOException {
    requireOwn();
    Files.createDirectories(versions);
    write(id);
  }

  @Override
  public Receipt commit(PublicationId id) throws IOException {
    Optional<FileRecord> done = find(current(), id);
    if (done.isPresent()) {
      return receipt(done.get());
    }
    requireOwn();
    Path version = version(id);
    if (!Files.exists(version) || !isBasedOnCurrent(version)) {
      Files.createDirectories(versions);
      write(id);
    }
    Optional<Path> before = pointer.current();
    pointer.switchTo(version, id.run());
    removeOld(version, before);
    return receipt(records(version).getLast());
  }

  @Override
  public boolean isCommitted(PublicationId id) throws IOException {
    return find(current(), id).isPresent();
  }

  @Override
  public void discard(PublicationId id) throws IOException {
    if (pointer.current().filter(version(id)::equals).isEmpty()) {
      Disk.removeTree(version(id));
    }
    Disk.removeTree(unfinished(id));
  }

  private void write(PublicationId id) throws IOException {
    Path unfinished = unfinished(id);
    try {
      Disk.removeTree(unfinished);
      Files.createDirectories(unfinished);
      writeVersion(id, unfinished);
      Disk.removeTree(version(id));
      Disk.rename(unfinished, version(id));
    } catch (IOException | RuntimeException e) {
      Disk.removeTree(unfinished);
      throw e;
    }
  }

  private void writeVersion(PublicationId id, Path folder) throws IOException {
    long rows = Contents.writeFolder(publication, target, folder, id.run());
    long bytes = Disk.bytes(folder);
    keepOld(folder);
    List<FileRecord> records = new ArrayList<>(current());
    boolean created = records.isEmpty();
    records.add(new FileRecord(id.pipeline(), id.run(), rows, bytes, "", created));
    new FileRecords(folder.resolve(RECORD), target.path()).write(records);
    Disk.syncTree(folder);
  }

  /** Takes over what the mode leaves as it was. */
  private void keepOld(Path unfinished) throws IOException {
    Optional<Path> current = pointer.current();
    if (current.isEmpty() || target.mode() instanceof PublishMode.Replace) {
      return;
    }
    boolean wholePartitions = target.mode() instanceof PublishMode.ReplacePartitions;
    Set<Path> written =
        Disk.files(unfinished).stream().map(Disk::folder).collect(Collectors.toSet());
    for (Path file : Disk.files(current.get())) {
      Path copy = unfinished.resolve(current.get().relativize(file));
      boolean replaced = wholePartitions && written.contains(Disk.folder(copy));
      if (!file.endsWith(RECORD) && !replaced) {
        Files.createDirectories(Disk.folder(copy));
        Disk.link(file, copy);
      }
    }
  }

  private void removeOld(Path version, Optional<Path> before) throws IOException {
    try (Stream<Path> all = Files.list(versions)) {
      for (Path old : all.filter(path -> Files.exists(path.resolve(RECORD))).toList()) {
        if (!old.equals(version) && before.filter(old::equals).isEmpty()) {
          Disk.removeTree(old);
        }
      }
    }
  }

  private void requireOwn() throws IOException {
    if (pointer.isForeign()) {
      throw LeatException.user(
          "target-not-own",
          "Cannot publish the directory "
              + location()
              + ": something is there that Leat did not write. Move it away, or publish to another"
              + " path.");
    }
  }

  private List<FileRecord> current() throws IOException {
    Optional<Path> version = pointer.current();
    return version.isPresent() ? records(version.get()) : List.of();
  }

  private boolean isBasedOnCurrent(Path version) throws IOException {
    List<FileRecord> records = records(version);
    List<FileRecord> base = records.subList(0, records.size() - 1);
    List<FileRecord> current = current();
    return current.isEmpty()
        ? base.isEmpty()
        : !base.isEmpty() && base.getLast().equals(current.getLast());
  }

  private List<FileRecord> records(Path version) throws IOException {
    return new FileRecords(version.resolve(RECORD), target.path()).read();
  }

  private static Optional<FileRecord> find(List<FileRecord> known, PublicationId id) {
    return known.stream().filter(record -> record.isOf(id)).findFirst();
  }

  private Path version(PublicationId id) {
    return versions.resolve(id.run());
  }

  private Path unfinished(PublicationId id) {
    return versions.resolve("." + id.run() + ".part");
  }

  private Receipt receipt(FileRecord record) {
    return new Receipt(location(), record.rows(), record.bytes(), record.created(), Map.of());
  }
}
