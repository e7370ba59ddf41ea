package dev.leat.formats.json;

import dev.leat.api.engine.InputFile;
import dev.leat.api.engine.RowPatch;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.api.problem.LeatException;
import dev.leat.formats.FileScan;
import dev.leat.formats.ScanColumn;
import dev.leat.formats.input.FileFailures;
import dev.leat.formats.input.FileOrder;
import dev.leat.formats.input.TextFile;
import dev.leat.formats.value.Converter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Opens JSON files. */
public final class JsonScans {
  private JsonScans() {}

  /** See {@link dev.leat.formats.FileScans#open}. */
  public static FileScan open(
      FileFormat.Json format,
      List<InputFile> files,
      List<ScanColumn> columns,
      List<RowPatch> patches) {
    columns.forEach(Converter::of);
    List<JsonFile> opened = new ArrayList<>();
    List<LeatException> broken = new ArrayList<>();
    for (InputFile file : FileOrder.sorted(files)) {
      try {
        TextFile text = TextFile.of(file, format.compression(), StandardCharsets.UTF_8);
        text.verifyUnchanged();
        opened.add(new JsonFile(opened.size(), text, patches(file, patches)));
      } catch (LeatException e) {
        broken.add(e);
      }
    }
    FileFailures.throwAll(broken, List.of());
    return new JsonScan(opened, columns, format.maxRecordBytes());
  }

  private static Map<Long, RowPatch> patches(InputFile file, List<RowPatch> patches) {
    return patches.stream()
        .filter(patch -> patch.fingerprint().equals(file.fingerprint()))
        .collect(Collectors.toMap(RowPatch::record, Function.identity(), (_, last) -> last));
  }
}
