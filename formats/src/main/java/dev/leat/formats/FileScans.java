package dev.leat.formats;

import dev.leat.api.engine.InputFile;
import dev.leat.api.engine.RowPatch;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.api.problem.LeatException;
import dev.leat.formats.csv.CsvScans;
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
      case FileFormat.Json _, FileFormat.Parquet _ ->
          throw LeatException.user(
              "unsupported-format",
              "Files of this format cannot be read as text. Only CSV files can.");
    };
  }
}
