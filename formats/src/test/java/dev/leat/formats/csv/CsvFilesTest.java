package dev.leat.formats.csv;

import static dev.leat.formats.csv.ScannedRows.file;
import static dev.leat.formats.csv.ScannedRows.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.leat.api.engine.InputFile;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.api.pipeline.FileFormat.Compression;
import dev.leat.api.problem.LeatException;
import dev.leat.formats.FileScan;
import dev.leat.formats.csv.ScannedRows.Row;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers, compressed files, and what is said about files that cannot be read. */
class CsvFilesTest {
  private static final FileFormat.Csv CSV = FileFormat.Csv.DEFAULT;
  private static final byte[] TEXT = text();

  @TempDir Path folder;

  @Test
  void readsGzipAndZstdByTheirFirstBytesWhateverTheName() throws IOException {
    for (InputFile file :
        List.of(
            file(folder, "1.csv", gzip(TEXT)),
            file(folder, "2.csv", Zstd.compress(TEXT)),
            file(folder, "3.csv.gz", TEXT),
            file(folder, "4.csv", concatenated(gzip(head()), gzip(tail()))),
            file(folder, "5.csv", concatenated(Zstd.compress(head()), Zstd.compress(tail()))))) {
      try (FileScan scan = open(CSV, file)) {
        List<Row> rows = ScannedRows.read(scan, 2, 2);
        assertThat(rows).as(file.name()).hasSize(100_000);
        assertThat(rows.getLast().values()).containsExactly("99999", "end");
        assertThat(scan.bytes()).isEqualTo(file.size());
        assertThat(scan.places(new long[] {rows.get(77_777).position()}).getFirst())
            .isEqualTo(
                new FileScan.RecordPlace(
                    file, 77_778, 77_779, "77777,end", List.of("77777", "end")));
      }
    }
  }

  @Test
  void aTruncatedArchiveIsSaidToBeOne() throws IOException {
    byte[] gzip = gzip(TEXT);
    byte[] zstd = Zstd.compress(TEXT);
    assertFails(
        file(folder, "t.gz", Arrays.copyOf(gzip, gzip.length / 2)),
        "broken-archive",
        "t.gz: The compressed file ends in the middle. Copy it again from where it came from.");
    assertFails(
        file(folder, "t.zst", Arrays.copyOf(zstd, zstd.length / 2)),
        "broken-archive",
        "t.zst: The compressed file is damaged: Truncated source. Copy it again from where it came"
            + " from.");
    byte[] damaged = gzip.clone();
    new Random(1).nextBytes(damaged);
    System.arraycopy(gzip, 0, damaged, 0, 200);
    assertThatThrownBy(() -> readAll(file(folder, "d.gz", damaged)))
        .isInstanceOf(LeatException.class)
        .hasMessageStartingWith("d.gz: The compressed file is damaged: ");
  }

  @Test
  void missingColumnsOfAllFilesAreOneError() {
    List<InputFile> files =
        List.of(
            file(folder, "b.csv", "id,pricee\n1,2\n"),
            file(folder, "a.csv", "x\n"),
            file(folder, "c.csv", "id,price,side\n"));
    assertThatThrownBy(
            () -> ScannedRows.open(CSV, files, texts(true, "id", "price"), List.of(), 100))
        .isInstanceOf(LeatException.class)
        .hasMessage(
            """
            a.csv: Cannot find columns id, price. The header has 1 field: x.
            b.csv: Cannot find column price. The header has 2 fields: id, pricee. Did you mean \
            pricee for price?""")
        .extracting("code")
        .isEqualTo("missing-columns");
  }

  @Test
  void aNameThatOccursTwiceIsAmbiguous() {
    assertThatThrownBy(() -> open(CSV, file(folder, "d.csv", "a,b,A,b\n1,2,3,4\n")))
        .isInstanceOf(LeatException.class)
        .hasMessage(
            "d.csv: The header has b 2 times: field 2, field 4. Give the fields different names.");
  }

  @Test
  void anEmptyFileHasNoHeader() {
    for (String text : List.of("", "\n\r\n")) {
      assertFails(
          file(folder, "e.csv", text),
          "empty-file",
          "e.csv: The file is empty, it has not even a header. If that is meant, set header:"
              + " false.");
    }
  }

  @Test
  void aBrokenHeaderSaysWhy() {
    assertFails(
        file(folder, "h.csv", "\n\"a,b\n"),
        "broken-header",
        "h.csv:2: The header has a quote that is still open at the end of the line; if newlines"
            + " inside quotes are meant, set multiline: true.");
    assertFails(
        file(folder, "u.csv", "a,é\n".getBytes(StandardCharsets.ISO_8859_1)),
        "broken-header",
        "u.csv:1: The header has the byte 0xE9 in field 2, which is not UTF-8; if the file is in"
            + " another encoding, set encoding.");
    assertFails(
        file(folder, "w.csv", "a,b\n".getBytes(StandardCharsets.UTF_16)),
        "broken-header",
        "w.csv: The file begins with the byte order mark of UTF-16. Set encoding: UTF-16.");
  }

  @Test
  void filesThatCannotBeOpenedSayWhy() throws IOException {
    InputFile gone = file(folder, "gone.csv", "a,b\n");
    Files.delete(gone.path());
    assertFails(
        gone,
        "file-not-found",
        "gone.csv: The file is not there any more. Put it back, or run again to look for files"
            + " anew.");
    Path directory = Files.createDirectory(folder.resolve("dir"));
    assertFails(
        new InputFile(directory, "dir", 0, Files.getLastModifiedTime(directory).toInstant(), ""),
        "file-not-readable",
        "dir: This is a folder. Name the files in it, such as dir/*.csv.");
  }

  @Test
  void aFileThatChangesWhileItIsReadIsNoticed() throws IOException {
    InputFile grown = file(folder, "g.csv", "a,b\n1,2\n");
    try (FileScan scan = open(CSV, grown)) {
      Files.writeString(grown.path(), "3,4\n", StandardOpenOption.APPEND);
      assertThat(ScannedRows.read(scan, 2, 1)).hasSize(1);
      assertThatThrownBy(scan::verifyUnchanged)
          .hasMessage(
              "g.csv: The file changed while it was read. Run again when it is complete, or have it"
                  + " written aside and renamed into place.");
    }
    InputFile cut = file(folder, "c.csv", "a,b\n1,2\n3,4\n");
    try (FileScan scan = open(CSV, cut)) {
      Files.writeString(cut.path(), "a,b\n");
      assertThatThrownBy(() -> ScannedRows.read(scan, 2, 1))
          .isInstanceOf(LeatException.class)
          .hasMessageStartingWith("c.csv: The file changed while it was read.");
    }
    try (FileScan scan = open(CSV, file(folder, "same.csv", "a,b\n"))) {
      scan.verifyUnchanged();
    }
  }

  @Test
  void anUnknownEncodingIsCorrected() {
    FileFormat.Csv format =
        new FileFormat.Csv(',', '"', true, false, true, "UTF-61", Compression.AUTO, 1000);
    assertThatThrownBy(() -> open(format, file(folder, "e.csv", "a,b\n")))
        .isInstanceOf(LeatException.class)
        .hasMessage("Cannot find encoding UTF-61. Did you mean UTF-16?");
  }

  private static void assertFails(InputFile file, String code, String message) {
    assertThatThrownBy(() -> readAll(file))
        .isInstanceOf(LeatException.class)
        .hasMessage(message)
        .extracting("code")
        .isEqualTo(code);
  }

  private static void readAll(InputFile file) {
    try (FileScan scan = open(CSV, file)) {
      ScannedRows.read(scan, 2, 1);
    }
  }

  private static FileScan open(FileFormat.Csv format, InputFile file) {
    return ScannedRows.open(format, List.of(file), texts(true, "a", "b"), List.of(), 1 << 16);
  }

  private static byte[] text() {
    StringBuilder text = new StringBuilder("a,b\n");
    for (int i = 0; i < 100_000; i++) {
      text.append(i).append(",end\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] head() {
    return Arrays.copyOf(TEXT, 1_001);
  }

  private static byte[] tail() {
    return Arrays.copyOfRange(TEXT, 1_001, TEXT.length);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] concatenated(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
