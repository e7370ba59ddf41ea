package dev.leat.formats.input;

import dev.leat.api.engine.InputFile;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/** What is said when a file cannot be read. */
public final class FileFailures {
  private FileFailures() {}

  /** The failure of reading a file's bytes as they are. */
  public static LeatException reading(InputFile file, IOException cause) {
    return switch (cause) {
      case NoSuchFileException _ ->
          user(
              "file-not-found",
              file,
              "The file is not there any more. Put it back, or run again to look for files anew.",
              cause);
      case AccessDeniedException _ ->
          user(
              "file-not-readable",
              file,
              "Reading the file is not permitted. Give the user that runs Leat the right to read"
                  + " it.",
              cause);
      case ClosedByInterruptException _ ->
          new LeatException(
              "cancelled", ErrorKind.USER, file.name() + ": Reading was cancelled.", cause);
      default ->
          new LeatException(
              "file-read-failed",
              ErrorKind.EXTERNAL,
              file.name() + ": Reading the file failed: " + cause.getMessage() + ".",
              cause);
    };
  }

  /** The failure of reading a compressed file. */
  static LeatException unpacking(InputFile file, IOException cause) {
    if (cause instanceof EOFException) {
      return user(
          "broken-archive",
          file,
          "The compressed file ends in the middle. Copy it again from where it came from.",
          cause);
    }
    if (cause instanceof ZipException
        || cause.getClass().getName().startsWith("com.github.luben")) {
      return user(
          "broken-archive",
          file,
          "The compressed file is damaged: "
              + cause.getMessage()
              + ". Copy it again from where it came from.",
          cause);
    }
    return reading(file, cause);
  }

  /**
   * Throws one error for all files that cannot be read, if there are any.
   *
   * @param broken what was said about each of them
   * @param missing lines about files whose header lacks columns
   */
  public static void throwAll(List<LeatException> broken, List<String> missing) {
    List<String> messages = new ArrayList<>();
    broken.forEach(e -> messages.add(String.valueOf(e.getMessage())));
    messages.addAll(missing);
    String message = String.join("\n", messages);
    if (!broken.isEmpty()) {
      LeatException first = broken.getFirst();
      throw new LeatException(first.code(), first.kind(), message, first);
    }
    if (!missing.isEmpty()) {
      throw LeatException.user("missing-columns", message);
    }
  }

  static LeatException directory(InputFile file) {
    return LeatException.user(
        "file-not-readable",
        file.name()
            + ": This is a folder. Name the files in it, such as "
            + file.name()
            + "/*.csv.");
  }

  /** A file whose size or time of change is not what it was when it was discovered. */
  public static LeatException changed(InputFile file) {
    return LeatException.user(
        "file-changed",
        file.name()
            + ": The file changed while it was read. Run again when it is complete, or have it"
            + " written aside and renamed into place.");
  }

  private static LeatException user(
      String code, InputFile file, String message, IOException cause) {
    return new LeatException(code, ErrorKind.USER, file.name() + ": " + message, cause);
  }
}
