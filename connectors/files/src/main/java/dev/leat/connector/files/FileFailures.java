package dev.leat.connector.files;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** What a failed file operation means to the user. */
final class FileFailures {
  private FileFailures() {}

  static LeatException of(String attempted, String location, IOException cause) {
    String what = "Cannot " + attempted + " " + location + ": ";
    if (cause instanceof AccessDeniedException denied) {
      return new LeatException(
          "permission-denied",
          ErrorKind.USER,
          what
              + "permission denied for "
              + denied.getFile()
              + ". Make it writable, or publish to another path.",
          cause);
    }
    String reason = reason(cause);
    return reason.toLowerCase(Locale.ROOT).contains("no space left")
        ? new LeatException(
            "disk-full",
            ErrorKind.RESOURCE,
            what + "the disk is full. Free some space and run again.",
            cause)
        : new LeatException(
            "target-failed",
            ErrorKind.EXTERNAL,
            what + reason + ". Run again when that is put right.",
            cause);
  }

  private static String reason(IOException cause) {
    String reason = cause instanceof FileSystemException file ? file.getReason() : null;
    String message = cause.getMessage();
    String text = reason != null ? reason : message != null ? message : "";
    return (cause instanceof FileSystemException && reason == null
            ? cause.getClass().getSimpleName() + " "
            : "")
        + text;
  }
}
