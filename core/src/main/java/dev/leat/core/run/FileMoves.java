package dev.leat.core.run;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.project.Project;
import dev.leat.core.journal.PublishDecision.Move;
import dev.leat.core.plan.Fingerprints;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Puts files in their place so that doing it again, after a crash at any moment, is harmless. */
final class FileMoves {
  private final Project project;

  FileMoves(Project project) {
    this.project = project;
  }

  void carryOut(Move move) {
    Path from = project.resolve(move.from());
    Path to = project.resolve(move.to());
    try {
      switch (move.kind()) {
        case CHART -> copy(from, to);
        case ARCHIVE -> archive(from, to, move.fingerprint());
      }
    } catch (IOException failure) {
      throw new LeatException(
          "move-failed",
          ErrorKind.EXTERNAL,
          move.from()
              + " cannot be put at "
              + move.to()
              + ": "
              + failure
              + ". Check permissions and the disk, then run again.",
          failure);
    }
  }

  /** Writes aside, syncs, renames: a reader sees the old file or the new one. */
  static void copy(Path from, Path to) throws IOException {
    Path aside = to.toAbsolutePath().resolveSibling("." + to.getFileName() + ".tmp");
    Files.createDirectories(aside.resolve("..").normalize());
    Files.copy(from, aside, StandardCopyOption.REPLACE_EXISTING);
    sync(aside);
    Files.move(aside, to, StandardCopyOption.ATOMIC_MOVE);
    sync(aside.resolve("..").normalize());
  }

  /**
   * Moves an input away. A file of that name with other bytes, there or here, is never touched:
   * what arrives in the meantime is the next run's.
   */
  private static void archive(Path from, Path to, String fingerprint) throws IOException {
    if (!Files.exists(from) || !Fingerprints.of(from).equals(fingerprint)) {
      return;
    }
    Files.createDirectories(to.toAbsolutePath().resolve("..").normalize());
    Path free = free(to, fingerprint);
    try {
      Files.move(from, free, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException otherDisk) {
      copy(from, free);
      Files.delete(from);
    }
  }

  private static Path free(Path to, String fingerprint) {
    if (!Files.exists(to) || Fingerprints.of(to).equals(fingerprint)) {
      return to;
    }
    String name = to.getFileName().toString();
    int dot = name.indexOf('.', 1);
    String stem = dot < 0 ? name : name.substring(0, dot);
    String suffix = dot < 0 ? "" : name.substring(dot);
    return to.resolveSibling(stem + "-" + fingerprint + suffix);
  }

  private static void sync(Path path) throws IOException {
    boolean folder = Files.isDirectory(path);
    try (FileChannel channel =
        FileChannel.open(path, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
