package dev.leat.core.run;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.project.Project;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Where a run keeps its files: {@code .leat/runs/<id>}. */
record RunFolder(Path path) {
  static RunFolder of(Project project, String run) {
    return new RunFolder(all(project).resolve(run));
  }

  static Path all(Project project) {
    return project.stateFolder().resolve("runs");
  }

  /** What the engine spills; of no use after the run. */
  Path spill() {
    return path.resolve("spill");
  }

  /** Files written before the publish decision; of no use once the run is complete. */
  Path staging() {
    return path.resolve("staging");
  }

  /** The run's own copy of the files it published. */
  Path outputs() {
    return path.resolve("outputs");
  }

  Path summary() {
    return path.resolve("run.json");
  }

  /** Removes what only a run at work needs. */
  void clear() {
    delete(spill());
    delete(staging());
  }

  static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException failure) {
      throw failed("made", folder, failure);
    }
  }

  /** Removes a file or a folder with all in it; nothing happens when it is not there. */
  static void delete(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try {
      Files.walkFileTree(path, new Deletion());
    } catch (IOException failure) {
      throw failed("removed", path, failure);
    }
  }

  private static LeatException failed(String what, Path path, IOException failure) {
    return new LeatException(
        "folder-failed",
        ErrorKind.EXTERNAL,
        path + " cannot be " + what + ": " + failure + ". Check its permissions and the disk.",
        failure);
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
