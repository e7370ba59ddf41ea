package dev.leat.core.probe;

import dev.leat.api.engine.InputFile;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.api.pipeline.FileFormat.Compression;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.core.plan.Fingerprints;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * The beginnings of files. CSV is copied byte by byte up to so many records; what cannot be cut at
 * line ends is the whole first file.
 *
 * @param format of the copies
 */
record FirstRecords(List<InputFile> files, FileFormat format) {
  private static final int ZSTD = 0x28B5;
  private static final int GZIP = 0x1F8B;

  static FirstRecords of(List<InputFile> files, FileFormat format, int records, Path folder) {
    if (!(format instanceof FileFormat.Csv csv)
        || csv.compression() == Compression.ZSTD
        || csv.encoding().toUpperCase(Locale.ROOT).startsWith("UTF-16")) {
      return new FirstRecords(List.of(files.getFirst()), format);
    }
    FileFormat.Csv plain =
        new FileFormat.Csv(
            csv.delimiter(),
            csv.quote(),
            csv.header(),
            csv.multiline(),
            csv.trim(),
            csv.encoding(),
            Compression.AUTO,
            csv.maxRecordBytes());
    List<InputFile> copies = new ArrayList<>();
    int left = records;
    for (InputFile file : files) {
      if (left <= 0) {
        break;
      }
      Path copy = folder.resolve(copies.size() + ".csv");
      try {
        Files.createDirectories(folder);
        int copied = copy(file, csv, left, copy);
        if (copied < 0) {
          return new FirstRecords(List.of(file), format);
        }
        left -= copied;
        copies.add(
            new InputFile(
                copy,
                file.name(),
                Files.size(copy),
                Files.getLastModifiedTime(copy).toInstant(),
                Fingerprints.of(copy)));
      } catch (IOException e) {
        throw new LeatException(
            "unreadable-file",
            ErrorKind.EXTERNAL,
            file.name() + ": The file cannot be read: " + e + ".",
            e);
      }
    }
    return new FirstRecords(copies, plain);
  }

  /** How many records were copied; negative when the file cannot be unpacked here. */
  private static int copy(InputFile file, FileFormat.Csv format, int records, Path to)
      throws IOException {
    try (BufferedInputStream packed = new BufferedInputStream(Files.newInputStream(file.path()))) {
      packed.mark(2);
      int first = packed.read() << 8 | packed.read();
      packed.reset();
      if (first == ZSTD) {
        return -1;
      }
      try (InputStream in =
              first == GZIP ? new BufferedInputStream(new GZIPInputStream(packed)) : packed;
          OutputStream out = new BufferedOutputStream(Files.newOutputStream(to))) {
        return copy(in, out, format, records + (format.header() ? 1 : 0))
            - (format.header() ? 1 : 0);
      }
    }
  }

  private static int copy(InputStream in, OutputStream out, FileFormat.Csv format, int lines)
      throws IOException {
    int copied = 0;
    boolean quoted = false;
    boolean begun = false;
    for (int c = in.read(); c >= 0; c = in.read()) {
      out.write(c);
      begun = true;
      if (c == format.quote() && format.multiline()) {
        quoted = !quoted;
      } else if (c == '\n' && !quoted) {
        copied++;
        begun = false;
        if (copied == lines) {
          return copied;
        }
      }
    }
    return begun ? copied + 1 : copied;
  }
}
