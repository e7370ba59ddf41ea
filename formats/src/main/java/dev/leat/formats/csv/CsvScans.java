package dev.leat.formats.csv;

import dev.leat.api.engine.InputFile;
import dev.leat.api.engine.RowPatch;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.problem.Suggestions;
import dev.leat.formats.FileScan;
import dev.leat.formats.ScanColumn;
import dev.leat.formats.input.FileFailures;
import dev.leat.formats.input.FileOrder;
import dev.leat.formats.input.ScanPosition;
import dev.leat.formats.input.TextFile;
import dev.leat.formats.value.Converter;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Opens CSV files: finds out what their headers say, before any row is read. */
public final class CsvScans {
  /** Large enough to make taking a block cheap, small enough to stay in the processor's cache. */
  private static final int BLOCK_BYTES = 1 << 20;

  private CsvScans() {}

  /** See {@link dev.leat.formats.FileScans#open}. */
  public static FileScan open(
      FileFormat.Csv format,
      List<InputFile> files,
      List<ScanColumn> columns,
      List<RowPatch> patches) {
    return open(format, files, columns, patches, BLOCK_BYTES);
  }

  static FileScan open(
      FileFormat.Csv format,
      List<InputFile> files,
      List<ScanColumn> columns,
      List<RowPatch> patches,
      int blockBytes) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a scan needs at least one column");
    }
    if (files.size() > ScanPosition.MAX_FILES) {
      throw LeatException.user(
          "too-many-files",
          "%d files are more than one source can read (%d). Narrow the pattern."
              .formatted(files.size(), ScanPosition.MAX_FILES));
    }
    columns.forEach(Converter::of);
    Opening opening = new Opening(format, columns, patches, blockBytes);
    FileOrder.sorted(files).forEach(opening::add);
    return opening.scan();
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new LeatException(
          "unknown-encoding",
          ErrorKind.USER,
          "Cannot find encoding "
              + name
              + ". "
              + Suggestions.nearest(name, Charset.availableCharsets().keySet())
                  .map(near -> "Did you mean " + near + "?")
                  .orElse("Use a name such as UTF-8, UTF-16, ISO-8859-1 or windows-1252."),
          e);
    }
  }

  /** Goes through the files and collects what is wrong with them. */
  private static final class Opening {
    private final FileFormat.Csv format;
    private final Dialect dialect;
    private final Charset charset;
    private final List<ScanColumn> columns;
    private final Map<String, List<RowPatch>> patches;
    private final int blockBytes;
    private final List<CsvFile> files = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<LeatException> broken = new ArrayList<>();
    private final Set<String> undeclared = new LinkedHashSet<>();

    Opening(
        FileFormat.Csv format, List<ScanColumn> columns, List<RowPatch> patches, int blockBytes) {
      this.format = format;
      this.dialect = Dialect.of(format);
      this.charset = charset(format.encoding());
      this.columns = columns;
      this.patches = patches.stream().collect(Collectors.groupingBy(RowPatch::fingerprint));
      this.blockBytes = blockBytes;
    }

    void add(InputFile input) {
      try {
        TextFile text = TextFile.of(input, format.compression(), charset);
        text.verifyUnchanged();
        files.add(format.header() ? withHeader(text) : withoutHeader(text));
      } catch (LeatException e) {
        broken.add(e);
      }
    }

    private CsvFile withHeader(TextFile text) {
      CsvHeader header = CsvHeader.read(text, dialect);
      int before = missing.size();
      List<Integer> fields = CsvColumns.match(text.file().name(), header.names(), columns, missing);
      undeclared.addAll(CsvColumns.undeclared(header.names(), fields));
      CsvLayout layout =
          new CsvLayout(
              header.names(), missing.size() > before ? List.of() : fields, true, charset);
      return file(text, layout, header.end(), header.nextLine());
    }

    private CsvFile withoutHeader(TextFile text) {
      return file(text, CsvLayout.withoutHeader(columns, charset), ByteOrderMark.length(text), 1);
    }

    private CsvFile file(TextFile text, CsvLayout layout, long firstRecord, long firstLine) {
      CsvFile file =
          new CsvFile(
              files.size(),
              text,
              layout,
              firstRecord,
              firstLine,
              Collections.emptyNavigableMap(),
              Collections.emptyNavigableMap());
      List<RowPatch> own = patches.getOrDefault(text.file().fingerprint(), List.of());
      return own.isEmpty()
          ? file
          : file.with(new RecordFinder(file, dialect, blockBytes).patches(own));
    }

    FileScan scan() {
      FileFailures.throwAll(broken, missing);
      return new CsvScan(files, columns, dialect, blockBytes, List.copyOf(undeclared));
    }
  }
}
