package dev.leat.engine.duckdb;

import dev.leat.api.engine.SourceRead;
import dev.leat.api.pipeline.Column;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.api.type.DataType;
import dev.leat.formats.FileScan;
import dev.leat.formats.FileScan.RecordPlace;
import dev.leat.formats.FileScans;
import dev.leat.formats.ScanColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.duckdb.DuckDBFunctions;
import org.jspecify.annotations.Nullable;

/** Rows of text files, read by Leat's own scan. */
final class ScannedRows implements RawRows {
  private final List<Column> declared;
  private final FileScan scan;
  private final ScanFunction function;
  private final int words;
  private final int shares;
  private final int[] scannedAs;
  private final String query;

  private ScannedRows(
      List<Column> declared,
      FileScan scan,
      ScanFunction function,
      int words,
      int shares,
      int[] scannedAs,
      String query) {
    this.declared = declared;
    this.scan = scan;
    this.function = function;
    this.words = words;
    this.shares = shares;
    this.scannedAs = scannedAs;
    this.query = query;
  }

  /**
   * Opens the files and makes the scan a table function.
   *
   * @param name the function's, unused so far
   */
  static ScannedRows open(
      SourceRead read,
      FileFormat format,
      RowBits bits,
      Database database,
      Failures failures,
      String name,
      int threads) {
    String attempt = "Reading " + read.source().name();
    List<Column> declared = read.source().columns();
    List<ScanColumn> columns = new ArrayList<>();
    List<String> select = new ArrayList<>();
    int[] scannedAs = new int[declared.size()];
    List<Integer> declaredAs = new ArrayList<>();
    for (int i = 0; i < declared.size(); i++) {
      scannedAs[i] = -1;
      Column column = declared.get(i);
      if (column.as() == null) {
        scannedAs[i] = columns.size();
        declaredAs.add(i);
        select.add(scanned(columns.size(), RawRows.value(i)));
        columns.add(typed(column));
      }
    }
    for (ScanColumn raw : rawFields(database, attempt, read, format)) {
      declaredAs.add(-1);
      select.add(scanned(columns.size(), raw.field()));
      columns.add(raw);
    }
    FileScan scan = FileScans.open(format, read.files(), columns, read.patches());
    ScanFunction function =
        new ScanFunction(
            scan,
            columns,
            declaredAs.stream().mapToInt(Integer::intValue).toArray(),
            bits,
            database,
            failures);
    database.register(
        attempt,
        connection ->
            DuckDBFunctions.tableFunction()
                .withName(name)
                .withProjectionPushdown()
                .withFunction(function)
                .register(connection));
    select.addFirst(DuckDbNames.quoted(POSITION));
    for (int word = 0; word < bits.scannedWords(); word++) {
      select.add(DuckDbNames.quoted(RawRows.bits(word)));
    }
    String query = "select " + String.join(", ", select) + " from " + name + "()";
    return new ScannedRows(
        declared, scan, function, bits.scannedWords(), threads, scannedAs, query);
  }

  private static String scanned(int position, String as) {
    return DuckDbNames.quoted(ScanFunction.column(position)) + " as " + DuckDbNames.quoted(as);
  }

  static ScanColumn typed(Column column) {
    return new ScanColumn(
        column.field(),
        column.type(),
        column.trim(),
        column.exact(),
        column.formats(),
        column.timezone());
  }

  /** The fields that expressions name, as text; {@code trim: false} of one of them keeps blanks. */
  private static List<ScanColumn> rawFields(
      Database database, String attempt, SourceRead read, FileFormat format) {
    Map<String, ScanColumn> fields = new LinkedHashMap<>();
    for (Column column : read.source().columns()) {
      if (column.as() == null) {
        continue;
      }
      for (String field :
          ColumnReferences.of(database, attempt, column.as(), read.source().name())) {
        fields.merge(
            field.toLowerCase(Locale.ROOT),
            new ScanColumn(
                field,
                DataType.Simple.VARCHAR,
                column.trim() && trims(format),
                false,
                List.of(),
                "UTC"),
            (a, b) -> a.trim() ? b : a);
      }
    }
    return List.copyOf(fields.values());
  }

  private static boolean trims(FileFormat format) {
    return switch (format) {
      case FileFormat.Csv csv -> csv.trim();
      case FileFormat.Json json -> json.trim();
      case FileFormat.Parquet _ -> true;
    };
  }

  @Override
  public String query() {
    return query;
  }

  @Override
  public int words() {
    return words;
  }

  @Override
  public int shares() {
    return shares;
  }

  @Override
  public @Nullable String expression(int column) {
    return declared.get(column).as();
  }

  @Override
  public long rounded(int column) {
    return scannedAs[column] < 0 ? 0 : function.rounded(scannedAs[column]);
  }

  @Override
  public long rows() {
    return scan.rows();
  }

  @Override
  public long bytes() {
    return scan.bytes();
  }

  @Override
  public long totalBytes() {
    return scan.totalBytes();
  }

  @Override
  public List<String> undeclared() {
    return scan.undeclared();
  }

  @Override
  public List<RecordPlace> places(long[] positions) {
    return scan.places(positions);
  }

  @Override
  public String flaw(long position) {
    return function.flaw(position);
  }

  @Override
  public @Nullable String text(RecordPlace place, int column) {
    return scannedAs[column] < 0 ? null : place.fields().get(scannedAs[column]);
  }

  @Override
  public void verifyUnchanged() {
    scan.verifyUnchanged();
  }

  @Override
  public void close() {
    scan.close();
  }
}
