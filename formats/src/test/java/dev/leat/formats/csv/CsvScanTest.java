package dev.leat.formats.csv;

import static dev.leat.formats.csv.ScannedRows.file;
import static dev.leat.formats.csv.ScannedRows.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.engine.InputFile;
import dev.leat.api.engine.RowPatch;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.api.type.DataType;
import dev.leat.formats.FileScan;
import dev.leat.formats.FileScan.RecordPlace;
import dev.leat.formats.ScanBatch;
import dev.leat.formats.ScanColumn;
import dev.leat.formats.csv.ScannedRows.Row;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes a row, what becomes a flaw, and where it is said to lie. */
class CsvScanTest {
  private static final FileFormat.Csv CSV = FileFormat.Csv.DEFAULT;

  @TempDir Path folder;

  @Test
  void readsTypedColumnsInTheDeclaredOrder() {
    InputFile file = file(folder, "t.csv", "name,amount,day\nann,1.005,2023-01-02\nbob,x,\n");
    List<ScanColumn> columns =
        List.of(
            column("day", DataType.Simple.DATE),
            column("amount", new DataType.Decimal(18, 2)),
            column("name", DataType.Simple.VARCHAR));
    try (FileScan scan = ScannedRows.open(CSV, List.of(file), columns, List.of(), 1 << 20)) {
      ScanBatch batch = scan.worker().next();
      assertThat(batch.rows()).isEqualTo(2);
      assertThat(batch.flaws()).isNull();
      assertThat(batch.longs(0)[0]).isEqualTo(19_359);
      assertThat(batch.nulls(0)).startsWith(false, true);
      assertThat(batch.bad(0)).isNull();
      assertThat(batch.longs(1)[0]).isEqualTo(101);
      assertThat(batch.rounded(1)).startsWith(true, false);
      assertThat(batch.bad(1)).startsWith(false, true);
      assertThat(batch.nulls(1)).startsWith(false, true);
      assertThat(batch.texts(2)[1]).asString().isEqualTo("bob");
      assertThat(batch.nulls(2)).isNull();
    }
  }

  @Test
  void namesTheFlawOfABrokenRecord() {
    String text =
        """
        a,b,c
        1,2
        1,2,3,4
        "1,2,3
        "1"x,2,3
        1,\0,3
        """;
    assertThat(flaws(CSV, text))
        .containsExactly(
            "has 2 fields, the header has 3",
            "has 4 fields, the header has 3",
            "a quote is still open at the end of the line; if newlines inside quotes are meant, set"
                + " multiline: true",
            "has text after the closing quote of a",
            "has a NUL byte in b");
  }

  @Test
  void oneOpenQuoteCostsOneRow() {
    List<Row> rows = rows(CSV, "a,b,c\n1,2,3\n\"4,5,6\n7,8,9\n", "a", "b", "c");
    assertThat(rows)
        .extracting(Row::flaw)
        .satisfiesExactly(
            first -> assertThat(first).isNull(),
            second -> assertThat(second).startsWith("a quote is still open at the end of the line"),
            third -> assertThat(third).isNull());
    assertThat(rows.getLast().values()).containsExactly("7", "8", "9");
  }

  @Test
  void quotedNewlinesBelongToTheFieldWhenMultiline() {
    FileFormat.Csv multiline = format(true, false, "UTF-8", FileFormat.Compression.AUTO, 1000);
    InputFile file = file(folder, "m.csv", "\"a\nb\",c\n\"1\r\n2\",\"say \"\"hi\"\"\"\n\n3,4\n");
    try (FileScan scan =
        ScannedRows.open(
            header(multiline), List.of(file), texts(true, "a\nb", "c"), List.of(), 4)) {
      List<Row> rows = ScannedRows.read(scan, 2, 2);
      assertThat(rows)
          .extracting(Row::values)
          .containsExactly(List.of("1\r\n2", "say \"hi\""), List.of("3", "4"));
      assertThat(scan.places(positions(rows)))
          .extracting(RecordPlace::line)
          .containsExactly(3L, 6L);
    }
    assertThat(flaws(header(multiline), "a,b,c\n1,2,3\n4,\"5,6\n"))
        .containsExactly("a quote is still open at the end of the file");
  }

  @Test
  void invalidUtf8NamesByteAndColumn() {
    byte[] latin1 = "a,b,c\n1,\"caf,é\",3\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(flaws(CSV, file(folder, "l.csv", latin1), "a", "b", "c"))
        .containsExactly(
            "has the byte 0xE9 in b, which is not UTF-8; if the file is in another encoding, set"
                + " encoding");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252", "UTF-32", "utf-8"})
  void readsOtherEncodings(String encoding) {
    String text = "a,b,c\ncafé,\"x,y\",3\n".repeat(1) + "é,ö,ß\n".repeat(20_000);
    InputFile file = file(folder, "e.csv", text.getBytes(Charset.forName(encoding)));
    FileFormat.Csv format = header(format(false, false, encoding, FileFormat.Compression.AUTO, 99));
    List<Row> rows = rows(format, file, "a", "b", "c");
    assertThat(rows).hasSize(20_001);
    assertThat(rows.getFirst().values()).containsExactly("café", "x,y", "3");
    assertThat(rows.getLast().values()).containsExactly("é", "ö", "ß");
  }

  @Test
  void brokenTextOfAnotherEncodingIsAFlaw() {
    byte[] bytes = "a,b\n1,2\n3,4\n".getBytes(StandardCharsets.UTF_16LE);
    bytes[2 * 8 + 1] = (byte) 0xD8;
    FileFormat.Csv format =
        header(format(false, false, "UTF-16LE", FileFormat.Compression.AUTO, 99));
    assertThat(rows(format, file(folder, "u.csv", bytes), "a", "b"))
        .extracting(Row::flaw)
        .containsExactly(null, "has bytes in a that are not UTF-16LE");
  }

  @Test
  void skipsAByteOrderMark() {
    assertThat(rows(CSV, "\ufeffa,b\n1,2\n", "a", "b"))
        .extracting(Row::values)
        .containsExactly(List.of("1", "2"));
    assertThat(rows(CSV, "\ufeff\"a\",b\n1,2\n", "a", "b")).hasSize(1);
    FileFormat.Csv bare = format(false, false, "UTF-8", FileFormat.Compression.AUTO, 99);
    assertThat(rows(bare, "\ufeff1,2\n", "a", "b"))
        .extracting(Row::values)
        .containsExactly(List.of("1", "2"));
  }

  @Test
  void aHeaderOnlyMeansNoRows() {
    assertThat(rows(CSV, "a,b\n", "a", "b")).isEmpty();
    assertThat(rows(CSV, "a,b", "a", "b")).isEmpty();
  }

  @Test
  void withoutHeaderFieldsAreByPosition() {
    FileFormat.Csv bare = format(false, false, "UTF-8", FileFormat.Compression.AUTO, 99);
    List<Row> rows = rows(bare, "1,2\n3\n", "x", "y");
    assertThat(rows.getFirst().values()).containsExactly("1", "2");
    assertThat(rows.getLast().flaw()).isEqualTo("has 1 field, 2 columns are declared");
    assertThat(rows(bare, "", "x", "y")).isEmpty();
  }

  @Test
  void filesMayOrderTheirColumnsDifferently() {
    List<InputFile> files =
        List.of(file(folder, "2.csv", "B,a,extra\n4,3,z\n"), file(folder, "1.csv", "a,b\n1,2\n"));
    try (FileScan scan = ScannedRows.open(CSV, files, texts(true, "a", "b"), List.of(), 8)) {
      assertThat(ScannedRows.read(scan, 2, 2))
          .extracting(Row::values)
          .containsExactly(List.of("1", "2"), List.of("3", "4"));
      assertThat(scan.undeclared()).containsExactly("extra");
      assertThat(scan.bytes()).isEqualTo(scan.totalBytes());
    }
  }

  @Test
  void namesDifferingOnlyInCaseAreToldApart() {
    assertThat(rows(CSV, "id,ID\n1,2\n", "ID", "id"))
        .extracting(Row::values)
        .containsExactly(List.of("2", "1"));
  }

  @Test
  void filesAreOrderedByCodePointNotByUtf16() {
    List<InputFile> files =
        List.of(
            file(folder, "\uff5e.csv", "a\nlast but one\n"),
            file(folder, "\ud83d\ude00.csv", "a\nlast\n"),
            file(folder, "z.csv", "a\nfirst\n"));
    try (FileScan scan = ScannedRows.open(CSV, files, texts(true, "a"), List.of(), 8)) {
      assertThat(ScannedRows.read(scan, 1, 3))
          .extracting(row -> row.values().getFirst())
          .containsExactly("first", "last but one", "last");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void everyNumberOfThreadsGivesTheSameRows(int threads) {
    Random random = new Random(42);
    List<InputFile> files = new ArrayList<>();
    List<List<String>> expected = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      StringBuilder text = new StringBuilder("a,b\n");
      for (int row = 0; row < 5_000; row++) {
        List<String> values = List.of(i + "-" + row, "v" + random.nextInt());
        expected.add(values);
        text.append(String.join(",", values)).append(random.nextBoolean() ? "\n" : "\r\n");
      }
      files.add(file(folder, i + ".csv", text.toString()));
    }
    try (FileScan scan =
        ScannedRows.open(CSV, files.reversed(), texts(true, "a", "b"), List.of(), 1000)) {
      assertThat(ScannedRows.read(scan, 2, threads)).extracting(Row::values).isEqualTo(expected);
    }
  }

  @Test
  void tellsRecordLineTextAndFieldsOfAPosition() {
    InputFile file = file(folder, "p.csv", "\na,b\n\n1,x\r\n\r\n2,\"y\"\"z\"\n3\n");
    try (FileScan scan =
        ScannedRows.open(CSV, List.of(file), texts(true, "b", "a"), List.of(), 6)) {
      List<Row> rows = ScannedRows.read(scan, 2, 1);
      assertThat(
              scan.places(
                  new long[] {
                    rows.get(2).position(), rows.get(0).position(), rows.get(1).position()
                  }))
          .containsExactly(
              new RecordPlace(file, 3, 7, "3", java.util.Arrays.asList(null, null)),
              new RecordPlace(file, 1, 4, "1,x", List.of("x", "1")),
              new RecordPlace(file, 2, 6, "2,\"y\"\"z\"", List.of("y\"z", "2")));
    }
  }

  @Test
  void placesCanBeAskedForBeforeAllBlocksWereRead() {
    InputFile file = file(folder, "q.csv", "a\n" + "1\n".repeat(5_000));
    try (FileScan scan = ScannedRows.open(CSV, List.of(file), texts(true, "a"), List.of(), 100)) {
      assertThat(scan.places(new long[] {2 + 2 * 4_321}).getFirst().record()).isEqualTo(4_322);
    }
  }

  @Test
  void aLineOf100MegabytesIsAFlawInBoundedMemory() {
    byte[] bytes = new byte[100_000_000];
    java.util.Arrays.fill(bytes, (byte) 'x');
    byte[] start = "a\nfirst\n".getBytes(StandardCharsets.UTF_8);
    byte[] end = "\nlast\n".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(start, 0, bytes, 0, start.length);
    System.arraycopy(end, 0, bytes, bytes.length - end.length, end.length);
    InputFile file = file(folder, "long.csv", bytes);
    for (boolean multiline : new boolean[] {false, true}) {
      FileFormat.Csv format =
          header(format(multiline, false, "UTF-8", FileFormat.Compression.AUTO, 1_000_000));
      try (FileScan scan =
          ScannedRows.open(format, List.of(file), texts(true, "a"), List.of(), 1 << 20)) {
        List<Row> rows = ScannedRows.read(scan, 1, 1);
        assertThat(rows)
            .extracting(Row::flaw)
            .containsExactly(null, "is longer than 1000000 bytes (max_record_bytes)", null);
        assertThat(scan.places(positions(rows)))
            .extracting(place -> place.text().length())
            .containsExactly(5, 65_536, 4);
      }
    }
  }

  @Test
  void patchesMendRecordsAndComeWithTheirRows() {
    InputFile file = file(folder, "m.csv", "a,b\n1,2\n\n\"3,4\n5,6\n7,8\n");
    RowPatch mend = new RowPatch("m.csv", 2, "\"3\",\"4\n\"", false, false);
    RowPatch waive = new RowPatch("m.csv", 3, null, true, false);
    RowPatch ruin = new RowPatch("m.csv", 4, "7", false, false);
    RowPatch other = new RowPatch("other", 1, "9,9", false, false);
    for (int blockBytes = 1; blockBytes < 40; blockBytes++) {
      try (FileScan scan =
          ScannedRows.open(
              CSV,
              List.of(file),
              texts(false, "a", "b"),
              List.of(ruin, other, mend, waive),
              blockBytes)) {
        List<Row> rows = ScannedRows.read(scan, 2, 1);
        assertThat(rows)
            .extracting(Row::values)
            .containsExactly(
                List.of("1", "2"),
                List.of("3", "4\n"),
                List.of("5", "6"),
                java.util.Arrays.asList(null, null));
        assertThat(rows)
            .extracting(Row::flaw)
            .containsExactly(null, null, null, "has 1 field, the header has 2");
        assertThat(rows).extracting(Row::patch).containsExactly(null, mend, waive, ruin);
        assertThat(scan.places(positions(rows)).get(1))
            .isEqualTo(new RecordPlace(file, 2, 4, "\"3,4", List.of("3", "4\n")));
      }
    }
  }

  @Test
  void veryWideFilesAreRead() {
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < 50; line++) {
      for (int field = 0; field < 5_000; field++) {
        text.append(line == 0 ? "f" : "").append(field).append(field < 4_999 ? "," : "\n");
      }
    }
    assertThat(rows(CSV, text.toString(), "f4999", "f0"))
        .hasSize(49)
        .allSatisfy(row -> assertThat(row.values()).containsExactly("4999", "0"));
  }

  @Test
  void otherDelimitersAndQuotes() {
    FileFormat.Csv format =
        new FileFormat.Csv(
            '\t', '\'', true, false, true, "UTF-8", FileFormat.Compression.AUTO, 1000);
    assertThat(rows(format, "a\tb\n'x\ty'\t\"q\"\n", "a", "b"))
        .extracting(Row::values)
        .containsExactly(List.of("x\ty", "\"q\""));
  }

  private List<String> flaws(FileFormat.Csv format, String text) {
    return flaws(format, file(folder, "flaws.csv", text), "a", "b", "c");
  }

  private static List<String> flaws(FileFormat.Csv format, InputFile file, String... names) {
    return rows(format, file, names).stream()
        .map(Row::flaw)
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  private List<Row> rows(FileFormat.Csv format, String text, String... names) {
    return rows(format, file(folder, "rows.csv", text), names);
  }

  private static List<Row> rows(FileFormat.Csv format, InputFile file, String... names) {
    try (FileScan scan =
        ScannedRows.open(format, List.of(file), texts(true, names), List.of(), 1 << 20)) {
      return ScannedRows.read(scan, names.length, 2);
    }
  }

  private static long[] positions(List<Row> rows) {
    return rows.stream().mapToLong(Row::position).toArray();
  }

  private static ScanColumn column(String name, DataType type) {
    return new ScanColumn(name, type, true, false, List.of(), "UTC");
  }

  private static FileFormat.Csv header(FileFormat.Csv format) {
    return new FileFormat.Csv(
        format.delimiter(),
        format.quote(),
        true,
        format.multiline(),
        format.trim(),
        format.encoding(),
        format.compression(),
        format.maxRecordBytes());
  }

  private static FileFormat.Csv format(
      boolean multiline,
      boolean header,
      String encoding,
      FileFormat.Compression compression,
      int maxRecordBytes) {
    return new FileFormat.Csv(
        ',', '"', header, multiline, true, encoding, compression, maxRecordBytes);
  }
}
