package dev.leat.connector.files;

import dev.leat.api.connector.FolderManifest;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What says which version a published directory is: the directory is a symbolic link to it, or,
 * where the disk has no links, a folder with a {@linkplain FolderManifest manifest}. It stays what
 * it was made as.
 */
final class VersionPointer {
  private final Path directory;
  private final Path versions;
  private final Links links;

  /**
   * @param directory what is published
   * @param versions the folder of its versions
   */
  VersionPointer(Path directory, Path versions, Links links) {
    this.directory = directory;
    this.versions = versions;
    this.links = links;
  }

  /** How a symbolic link is made; fails where there are none. */
  @FunctionalInterface
  interface Links {
    Links REAL = Files::createSymbolicLink;

    void link(Path link, Path target) throws IOException;
  }

  /** The current version; empty when nothing is published, or not by Leat. */
  Optional<Path> current() throws IOException {
    Path version;
    if (Files.isSymbolicLink(directory)) {
      version = directory.resolveSibling(Files.readSymbolicLink(directory)).normalize();
    } else {
      Optional<FolderManifest> manifest = FolderManifest.of(directory);
      if (manifest.isEmpty()) {
        return Optional.empty();
      }
      version = manifest.get().version();
    }
    return versions.equals(version.getParent()) ? Optional.of(version) : Optional.empty();
  }

  /** Whether something is there that Leat did not write. */
  boolean isForeign() throws IOException {
    return Files.exists(directory, LinkOption.NOFOLLOW_LINKS) && current().isEmpty();
  }

  /** Makes a version the current one, at once. */
  void switchTo(Path version, String run) throws IOException {
    if (FolderManifest.of(directory).isPresent() && !Files.isSymbolicLink(directory)) {
      new FolderManifest(directory, version).write();
      return;
    }
    Path next = directory.resolveSibling("." + directory.getFileName() + "." + run + ".link");
    Files.deleteIfExists(next);
    try {
      links.link(next, Disk.folder(directory).relativize(version.toAbsolutePath()));
    } catch (UnsupportedOperationException | FileSystemException e) {
      if (Files.isSymbolicLink(directory)) {
        throw e;
      }
      new FolderManifest(directory, version).write();
      Disk.syncFolder(directory);
      return;
    }
    Disk.rename(next, directory);
  }
}
