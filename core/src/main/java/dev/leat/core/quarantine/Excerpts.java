package dev.leat.core.quarantine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.leat.api.engine.InputFile;
import dev.leat.api.engine.RowPatch;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.api.pipeline.Source;
import dev.leat.api.pipeline.SourceInput;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.project.Project;
import dev.leat.api.store.Quarantine.QuarantinedRow;
import dev.leat.core.plan.Fingerprints;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Writes quarantined records into small files that a source reads like those they come from. */
final class Excerpts {
  private final Project project;
  private final Path folder;

  /**
   * @param folder where they are written; made when it is not there
   */
  Excerpts(Project project, Path folder) {
    this.project = project;
    this.folder = folder;
  }

  /**
   * A record to write.
   *
   * @param text instead of the row's own
   */
  record Item(QuarantinedRow row, String text, Passing passing) {}

  /** Which rules hold for a record. */
  enum Passing {
    JUDGED,
    WAIVED
  }

  /**
   * Files of one source.
   *
   * @param items the records by fingerprint of their file, in the order of their numbers
   */
  record Written(List<InputFile> files, List<RowPatch> patches, Map<String, List<Item>> items) {}

  Written write(Source source, List<Item> items) {
    FileFormat format = format(source);
    Map<String, List<Item>> byFile = new LinkedHashMap<>();
    items.forEach(
        item ->
            byFile.computeIfAbsent(item.row.row().fingerprint(), _ -> new ArrayList<>()).add(item));
    List<InputFile> files = new ArrayList<>();
    List<RowPatch> patches = new ArrayList<>();
    Map<String, List<Item>> written = new LinkedHashMap<>();
    for (List<Item> ofFile : byFile.values()) {
      InputFile file = write(source, format, ofFile);
      files.add(file);
      written.put(file.fingerprint(), ofFile);
      for (int i = 0; i < ofFile.size(); i++) {
        if (ofFile.get(i).passing == Passing.WAIVED) {
          patches.add(new RowPatch(file.fingerprint(), i + 1, null, true, false));
        }
      }
    }
    return new Written(files, patches, written);
  }

  private static FileFormat format(Source source) {
    if (source.input() instanceof SourceInput.Files files
        && !(files.format() instanceof FileFormat.Parquet)) {
      return files.format();
    }
    throw LeatException.user(
        "not-judgeable",
        "sources."
            + source.name()
            + ": Its rows are not lines of text, so a single one cannot be judged or replayed. Mend"
            + " the data where it comes from.");
  }

  private InputFile write(Source source, FileFormat format, List<Item> items) {
    QuarantinedRow first = items.getFirst().row;
    StringBuilder text = new StringBuilder();
    if (format instanceof FileFormat.Csv csv && csv.header()) {
      text.append(new Originals(project).header(source, csv, first)).append('\n');
    }
    items.forEach(item -> text.append(item.text).append('\n'));
    Path file = folder.resolve(source.name() + "-" + first.row().fingerprint());
    try {
      Files.createDirectories(folder);
      try (OutputStream out = packed(format, Files.newOutputStream(file))) {
        out.write(text.toString().getBytes(charset(format)));
      }
      return new InputFile(
          file,
          first.row().file(),
          Files.size(file),
          Files.getLastModifiedTime(file).toInstant(),
          Fingerprints.of(file));
    } catch (IOException e) {
      throw new LeatException(
          "cannot-write", ErrorKind.EXTERNAL, file + ": Cannot be written: " + e + ".", e);
    }
  }

  private static OutputStream packed(FileFormat format, OutputStream out) throws IOException {
    return switch (compression(format)) {
      case AUTO, NONE -> out;
      case GZIP -> new GZIPOutputStream(out);
      case ZSTD ->
          throw LeatException.user(
              "not-judgeable",
              "The source says compression: zstd, in which rows cannot be written. Leave the word"
                  + " out: compression is found by the files' first bytes.");
    };
  }

  private static FileFormat.Compression compression(FileFormat format) {
    return switch (format) {
      case FileFormat.Csv csv -> csv.compression();
      case FileFormat.Json json -> json.compression();
      case FileFormat.Parquet _ -> FileFormat.Compression.NONE;
    };
  }

  private static Charset charset(FileFormat format) {
    return format instanceof FileFormat.Csv csv ? Charset.forName(csv.encoding()) : UTF_8;
  }
}
