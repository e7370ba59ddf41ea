package dev.leat.core.quarantine;

import dev.leat.api.pipeline.FileFormat;
import dev.leat.api.pipeline.Source;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.project.Project;
import dev.leat.api.store.Quarantine.QuarantinedRow;
import dev.leat.core.plan.Fingerprints;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that quarantined rows come from, where they are now. */
final class Originals {
  private final Project project;

  Originals(Project project) {
    this.project = project;
  }

  /**
   * The line that names the fields of a row's file.
   *
   * @throws LeatException with code {@code missing-original} when the file is gone or has changed
   */
  String header(Source source, FileFormat.Csv format, QuarantinedRow row) {
    Path file =
        candidates(source, row).stream()
            .filter(Files::isRegularFile)
            .filter(candidate -> Fingerprints.of(candidate).equals(row.row().fingerprint()))
            .findFirst()
            .orElseThrow(() -> missing(row));
    try {
      return FirstLine.of(file, Charset.forName(format.encoding()));
    } catch (IOException e) {
      throw new LeatException(
          "unreadable-file",
          ErrorKind.EXTERNAL,
          row.row().file() + ": The file cannot be read: " + e + ".",
          e);
    }
  }

  /** Where it was read, and where it may have been archived. */
  private List<Path> candidates(Source source, QuarantinedRow row) {
    Path origin = project.resolve(row.row().file());
    List<Path> candidates = new ArrayList<>(List.of(origin));
    @Nullable Path name = origin.getFileName();
    String archive = source.archive();
    if (archive != null && name != null) {
      Path folder = project.resolve(archive);
      candidates.add(folder.resolve(name));
      String text = name.toString();
      int dot = text.indexOf('.', 1);
      String stem = dot < 0 ? text : text.substring(0, dot);
      candidates.add(
          folder.resolve(
              stem + "-" + row.row().fingerprint() + (dot < 0 ? "" : text.substring(dot))));
    }
    return candidates;
  }

  private static LeatException missing(QuarantinedRow row) {
    return LeatException.user(
        "missing-original",
        row.row().file()
            + " is gone or has changed since row "
            + row.id()
            + " was quarantined; its header says what the fields are. Put the file back.");
  }
}
