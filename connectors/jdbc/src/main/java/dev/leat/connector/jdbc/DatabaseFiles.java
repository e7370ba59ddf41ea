package dev.leat.connector.jdbc;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What can be said of a database by looking at its file, before any driver touches it. */
public final class DatabaseFiles {
  private DatabaseFiles() {}

  public static String place(String connection, Path file, Path projectRoot) {
    Path shown = file.startsWith(projectRoot) ? projectRoot.relativize(file) : file;
    return connection + " (" + shown + ")";
  }

  /** Whether the file is there and holds anything; an empty file is an empty database. */
  public static boolean isNotEmpty(Path file) {
    try {
      return Files.exists(file) && Files.size(file) > 0;
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  public static void requireWritable(Path file, String place) {
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      throw notWritable(place, "is a folder", "Set path on the connection to a file.");
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw notWritable(
          place,
          "cannot be created, because the folder " + folder + " does not exist",
          "Create the folder or correct path on the connection.");
    }
    if (Files.exists(file) && !Files.isWritable(file)) {
      throw notWritable(
          place, "is read-only", "Make the file writable or set path to another file.");
    }
    if (!Files.isWritable(folder)) {
      throw notWritable(
          place,
          "cannot be written, because the folder " + folder + " is read-only",
          "Make the folder writable: a database keeps its journal beside its file.");
    }
  }

  /** Throws if the file holds something else than such a database. */
  public static void requireHeader(
      Path file, int offset, byte[] header, String kind, String place) {
    if (!isNotEmpty(file)) {
      return;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(offset + header.length);
      if (start.length < offset + header.length
          || !Arrays.equals(start, offset, start.length, header, 0, header.length)) {
        throw notWritable(
            place,
            "is not " + kind,
            "Set path on the connection to another file, or the type to what this one is.");
      }
    } catch (IOException e) {
      throw unreadable(place, e);
    }
  }

  private static LeatException notWritable(String place, String problem, String remedy) {
    return LeatException.user(
        "target-not-writable", "The database " + place + " " + problem + ". " + remedy);
  }

  private static LeatException unreadable(String place, IOException cause) {
    return new LeatException(
        "target-unreadable",
        ErrorKind.EXTERNAL,
        "Cannot read " + place + ": " + cause.getMessage() + ". Check the file and its disk.",
        cause);
  }
}
