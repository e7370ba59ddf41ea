package dev.leat.engine.duckdb;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that appears complete or not at all: it is filled beside its place, brought to disk and
 * renamed.
 */
final class StagedFolder implements AutoCloseable {
  private final Path folder;
  private final Path aside;

  private StagedFolder(Path folder, Path aside) {
    this.folder = folder;
    this.aside = aside;
  }

  /** What a crashed attempt left aside is removed. */
  static StagedFolder beside(Path folder) {
    Path place = folder.toAbsolutePath().normalize();
    Path aside = place.resolveSibling(place.getFileName() + ".tmp");
    if (Files.exists(place)) {
      throw new LeatException(
          "folder-exists", ErrorKind.INTERNAL, place + ": The folder of a new result exists.");
    }
    try {
      remove(aside);
      Files.createDirectories(aside);
      return new StagedFolder(place, aside);
    } catch (IOException e) {
      throw failure(place, e);
    }
  }

  /** A file to be written now. */
  Path aside(String name) {
    return aside.resolve(name);
  }

  Path aside() {
    return aside;
  }

  /** Where a file that was written aside is after {@link #publish}. */
  Path published(Path written) {
    return folder.resolve(aside.relativize(written));
  }

  void publish() {
    try {
      List<Path> all;
      try (Stream<Path> walk = Files.walk(aside)) {
        all = walk.toList();
      }
      for (Path path : all) {
        force(path);
      }
      Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
      Path parent = folder.getParent();
      if (parent != null) {
        force(parent);
      }
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  /** Removes what was not published. */
  @Override
  public void close() {
    try {
      remove(aside);
    } catch (IOException e) {
      throw failure(aside, e);
    }
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void remove(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static LeatException failure(Path folder, IOException e) {
    return new LeatException(
        "engine-io",
        ErrorKind.RESOURCE,
        folder + ": The result could not be written: " + e.getMessage(),
        e);
  }
}
