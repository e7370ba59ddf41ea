package dev.leat.api.pipeline;

import java.util.Locale;
import java.util.Optional;

/** How rows lie in a file. */
public sealed interface FileFormat {
  /**
   * Delimited text (RFC 4180 with the record rule of {@code multiline}).
   *
   * @param delimiter a single ASCII character
   * @param quote a single ASCII character, doubled inside quotes
   * @param multiline whether a newline inside quotes belongs to the field; if not, a record ends at
   *     every newline
   * @param encoding a charset name; text is decoded strictly
   * @param compression {@code auto} by the file's first bytes
   * @param maxRecordBytes longer records are quarantined with their text cut
   */
  record Csv(
      char delimiter,
      char quote,
      boolean header,
      boolean multiline,
      boolean trim,
      String encoding,
      Compression compression,
      int maxRecordBytes)
      implements FileFormat {
    public static final int DEFAULT_MAX_RECORD_BYTES = 16 * 1024 * 1024;
    public static final Csv DEFAULT =
        new Csv(',', '"', true, false, true, "UTF-8", Compression.AUTO, DEFAULT_MAX_RECORD_BYTES);
  }

  /** JSON: an array of objects, one object, or one object a line. */
  record Json(boolean trim, Compression compression, int maxRecordBytes) implements FileFormat {
    public static final Json DEFAULT =
        new Json(true, Compression.AUTO, Csv.DEFAULT_MAX_RECORD_BYTES);
  }

  /** Parquet; compressed inside. */
  record Parquet() implements FileFormat {}

  /** How a text file is compressed. */
  enum Compression {
    AUTO,
    NONE,
    GZIP,
    ZSTD
  }

  /** The format that the ending of a path or glob tells, compressed or not; empty for others. */
  static Optional<FileFormat> byEnding(String path) {
    String name = path.toLowerCase(Locale.ROOT).replaceFirst("\\.(gz|zst|zstd)$", "");
    String ending = name.substring(name.lastIndexOf('.') + 1);
    return switch (ending) {
      case "csv" -> Optional.of(Csv.DEFAULT);
      case "json", "jsonl", "ndjson" -> Optional.of(Json.DEFAULT);
      case "parquet" -> Optional.of(new Parquet());
      default -> Optional.empty();
    };
  }
}
