package dev.leat.cli.bootstrap;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A temporary folder of one command; it and all in it are removed when it is closed. */
public record Scratch(Path folder) implements AutoCloseable {
  /** Makes an empty folder where the system keeps temporary files. */
  public static Scratch make() {
    try {
      return new Scratch(Files.createTempDirectory("leat-"));
    } catch (IOException e) {
      throw new LeatException(
          "cannot-write",
          ErrorKind.EXTERNAL,
          "Cannot make a temporary folder: "
              + e.getMessage()
              + ". Check the disk of temporary"
              + " files (java.io.tmpdir).",
          e);
    }
  }

  @Override
  public void close() {
    try {
      Files.walkFileTree(folder, new Deletion());
    } catch (IOException e) {
      throw new LeatException(
          "cannot-write", ErrorKind.EXTERNAL, "Cannot remove " + folder + ": " + e, e);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.deleteIfExists(visited);
      return FileVisitResult.CONTINUE;
    }
  }
}
