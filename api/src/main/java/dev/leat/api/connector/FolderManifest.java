package dev.leat.api.connector;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a published folder holds, where it cannot be a symbolic link to its version: the file {@code
 * _leat_manifest} in it names the version, then each of its files, a line each, relative to the
 * folder. Replacing that file publishes another version at once.
 *
 * @param folder the published folder
 * @param version the folder that holds its files
 */
public record FolderManifest(Path folder, Path version) {
  /** The name of the manifest; readers of folders pass over names that begin so. */
  public static final String NAME = "_leat_manifest";

  private static final String OWN = "_leat_";
  private static final String VERSION = "# version ";

  /** The manifest of a folder; empty when it has none. */
  public static Optional<FolderManifest> of(Path folder) throws IOException {
    Path manifest = folder.resolve(NAME);
    if (!Files.isRegularFile(manifest)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(manifest, StandardCharsets.UTF_8)) {
      return lines
          .findFirst()
          .filter(line -> line.startsWith(VERSION))
          .map(line -> folder.resolve(line.substring(VERSION.length())).normalize())
          .map(version -> new FolderManifest(folder, version));
    }
  }

  /** The manifest that tells where a path really lies: that of the nearest folder above it. */
  public static Optional<FolderManifest> above(Path path) throws IOException {
    for (Path folder = path.getParent(); folder != null; folder = folder.getParent()) {
      Optional<FolderManifest> manifest = of(folder);
      if (manifest.isPresent()) {
        return manifest;
      }
    }
    return Optional.empty();
  }

  /** Whether a file in a published folder is Leat's own, and holds no rows. */
  public static boolean isOwn(Path file) {
    return String.valueOf(file.getFileName()).startsWith(OWN);
  }

  /** Where a path below the published folder really lies. */
  public Path actual(Path published) {
    return version.resolve(folder.relativize(published));
  }

  /** Where a file of the version is for readers. */
  public Path published(Path actual) {
    return folder.resolve(version.relativize(actual));
  }

  /** The version's files of rows, in the order of their names. */
  public List<Path> files() throws IOException {
    if (!Files.isDirectory(version)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(version)) {
      return all.filter(Files::isRegularFile).filter(file -> !isOwn(file)).sorted().toList();
    }
  }

  /** Makes this the folder's content: afterwards the new manifest is on disk, or the old one. */
  public void write() throws IOException {
    Files.createDirectories(folder);
    StringBuilder text = new StringBuilder(VERSION).append(relative(version)).append('\n');
    for (Path file : files()) {
      text.append(relative(file)).append('\n');
    }
    Path aside = folder.resolve(NAME + ".new");
    Files.writeString(aside, text);
    try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(
        aside,
        folder.resolve(NAME),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private String relative(Path path) {
    return folder.toAbsolutePath().relativize(path.toAbsolutePath()).toString().replace('\\', '/');
  }
}
