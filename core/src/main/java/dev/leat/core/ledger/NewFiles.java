package dev.leat.core.ledger;

import dev.leat.api.engine.InputFile;
import dev.leat.api.pipeline.Source;
import dev.leat.api.problem.LeatException;
import dev.leat.api.store.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which of the files found an incremental source reads.
 *
 * @param files to read, in the order they were found
 * @param skipped the others, with the reason
 */
public record NewFiles(List<InputFile> files, List<Skipped> skipped) {
  public NewFiles {
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
  }

  /** A file that is not read. */
  public record Skipped(String file, String reason) {}

  /**
   * Compares with the ledger.
   *
   * @throws LeatException with code {@code restated} that names every file that changed after it
   *     was published, unless the source says what to do about it
   */
  public static NewFiles among(
      List<InputFile> found, List<Ledger.FileEntry> published, Source source) {
    Map<String, Ledger.FileEntry> byName =
        published.stream().collect(Collectors.toMap(Ledger.FileEntry::name, Function.identity()));
    List<InputFile> files = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    List<String> restated = new ArrayList<>();
    for (InputFile file : found) {
      Ledger.FileEntry before = byName.get(file.name());
      if (before == null) {
        files.add(file);
      } else if (isSame(before, file)) {
        skipped.add(new Skipped(file.name(), "published by run " + before.run()));
      } else {
        switch (source.onRestated()) {
          case FAIL -> restated.add(change(before, file));
          case IGNORE ->
              skipped.add(
                  new Skipped(
                      file.name(), "changed since run " + before.run() + "; on_restated: ignore"));
          case REBUILD -> files.add(file);
        }
      }
    }
    if (!restated.isEmpty()) {
      throw restated(source, restated);
    }
    return new NewFiles(files, skipped);
  }

  private static boolean isSame(Ledger.FileEntry before, InputFile now) {
    return before.size() == now.size() && before.fingerprint().equals(now.fingerprint());
  }

  private static String change(Ledger.FileEntry before, InputFile now) {
    return now.name()
        + " (run "
        + before.run()
        + " published "
        + before.size()
        + " bytes with CRC32C "
        + before.fingerprint()
        + ", now "
        + now.size()
        + " bytes with "
        + now.fingerprint()
        + ")";
  }

  private static LeatException restated(Source source, List<String> changes) {
    return LeatException.user(
        "restated",
        "sources."
            + source.name()
            + ": "
            + (changes.size() == 1
                ? "A published file has changed: "
                : "Published files have changed: ")
            + String.join(", ", changes)
            + ". Give new data a new file name, or say on_restated: ignore or rebuild.");
  }
}
