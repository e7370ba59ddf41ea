package dev.leat.formats;

import dev.leat.api.engine.InputFile;
import dev.leat.api.engine.RowPatch;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.formats.csv.CsvScans;
import dev.leat.formats.json.JsonScans;
import java.util.List;

/** Opens files for reading by their format. */
public final class FileScans {
  private FileScans() {}

  /**
   * A scan of the files in the order of their names by code point. Reads the files' headers; what
   * is wrong with them is one user error that names every file.
   *
   * @param columns what is read, and the order of the columns in every batch
   * @param patches of any files; those whose fingerprint no file has are left aside
   */
  public static FileScan open(
      FileFormat format, List<InputFile> files, List<ScanColumn> columns, List<RowPatch> patches) {
    return switch (format) {
      case FileFormat.Csv csv -> CsvScans.open(csv, files, columns, patches);
      case FileFormat.Json json -> JsonScans.open(json, files, columns, patches);
      case FileFormat.Parquet _ ->
          throw new IllegalArgumentException("Parquet is no text; engines read it themselves");
    };
  }
}
