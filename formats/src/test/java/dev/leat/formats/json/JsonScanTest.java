package dev.leat.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.engine.InputFile;
import dev.leat.api.engine.RowPatch;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.api.problem.LeatException;
import dev.leat.api.type.DataType;
import dev.leat.formats.FileScan;
import dev.leat.formats.FileScan.RecordPlace;
import dev.leat.formats.FileScans;
import dev.leat.formats.ScanBatch;
import dev.leat.formats.ScanColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScanTest {
  private static final FileFormat.Json JSON = FileFormat.Json.DEFAULT;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"a\":1,\"b\":\"x\"},{\"a\":2,\"b\":\"y\"}]",
        "\ufeff [ {\"a\":1,\n\"b\":\"x\"}\n,\n {\"A\":2,\"B\":\"y\"} ]\n",
        "{\"a\":1,\"b\":\"x\"}\n{\"a\":2,\"b\":\"y\"}\n",
        "\n{\"a\":1,\"b\":\"x\"}\r\n\r\n  {\"b\":\"y\",\"a\":2}",
        "{\n  \"a\": 1,\n  \"b\": \"x\"\n}\n{\n  \"a\": 2,\n  \"b\": \"y\"\n}\n"
      })
  void readsArraysLinesAndObjectsOneAfterTheOther(String text) {
    assertThat(rows(text, "a", "b")).containsExactly(List.of("1", "x"), List.of("2", "y"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n \n", "[]", " [ ] "})
  void nothingInTheFileMeansNoRows(String text) {
    assertThat(rows(text, "a")).isEmpty();
  }

  @Test
  void oneObjectOverSeveralLinesIsOneRow() {
    assertThat(rows("{\n\"a\":\n\"}{\\\"\"\n}", "a")).containsExactly(List.of("}{\""));
  }

  @Test
  void fieldsAreFoundByPathAndInAnyCase() {
    String text =
        "{\"Trade\":{\"Price\":1.50,\"tags\":[1, {\"q\":2}]},\"ok\":true,\"none\":null}\n";
    assertThat(rows(text, "trade.price", "trade.tags", "trade", "OK", "none", "absent"))
        .containsExactly(
            Arrays.asList(
                "1.50",
                "[1, {\"q\":2}]",
                "{\"Price\":1.50,\"tags\":[1, {\"q\":2}]}",
                "true",
                null,
                null));
  }

  @Test
  void keysDifferingOnlyInCaseAreToldApart() {
    assertThat(rows("{\"ID\":1,\"id\":2}\n{\"id\":3}\n", "id", "ID"))
        .containsExactly(List.of("2", "1"), Arrays.asList("3", null));
    assertThat(rows("{\"ID\":1,\"id\":2}", "id")).containsExactly(List.of("2"));
    assertThat(flaws("{\"ID\":1,\"iD\":2}", "id")).containsExactly("has id twice");
  }

  @Test
  void numbersFollowTheConversionGrammar() {
    InputFile file = file("n.json", "[{\"n\":7.6},{\"n\":7},{\"n\":\" 8 \"},{\"n\":true}]");
    ScanColumn column = new ScanColumn("n", DataType.Simple.BIGINT, true, false, List.of(), "UTC");
    try (FileScan scan = FileScans.open(JSON, List.of(file), List.of(column), List.of())) {
      ScanBatch batch = scan.worker().next();
      assertThat(batch.bad(0)).startsWith(true, false, false, true);
      assertThat(batch.longs(0)).startsWith(0, 7, 8);
    }
  }

  @Test
  void aBrokenLineIsOneBrokenRecord() {
    String text =
        "{\"a\":1}\n{\"a\":\n[1]\n{\"a\":2}}\n{\"a\":3}\n{\"a\":\"" + "x".repeat(100) + "\"}\n";
    FileFormat.Json format = new FileFormat.Json(true, FileFormat.Compression.AUTO, 50);
    InputFile file = file("broken.json", text);
    try (FileScan scan = open(format, List.of(file), List.of(), "a")) {
      ScanBatch batch = scan.worker().next();
      assertThat(batch.rows()).isEqualTo(6);
      assertThat(batch.flaws()[0]).isNull();
      assertThat(batch.flaws()[1]).startsWith("is not valid JSON: ");
      assertThat(batch.flaws()[2]).isEqualTo("is not a JSON object");
      assertThat(batch.flaws()[3]).startsWith("is not valid JSON: ");
      assertThat(batch.flaws()[4]).isNull();
      assertThat(batch.flaws()[5]).isEqualTo("is longer than 50 bytes (max_record_bytes)");
      assertThat(scan.places(Arrays.copyOf(batch.positions(), 6)))
          .extracting(RecordPlace::line)
          .containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
      assertThat(scan.places(new long[] {batch.positions()[4], batch.positions()[0]}))
          .containsExactly(
              new RecordPlace(file, 5, 5, "{\"a\":3}", List.of("3")),
              new RecordPlace(file, 1, 1, "{\"a\":1}", List.of("1")));
    }
  }

  @Test
  void aBrokenElementOfAnArrayIsOneBrokenRecord() {
    List<String> flaws = flaws("[{\"a\":1},{\"a\" 2},3,\"x\",{\"a\":4}]", "a");
    assertThat(flaws).hasSize(3);
    assertThat(flaws.getFirst()).startsWith("is not valid JSON: ");
    assertThat(flaws.subList(1, 3)).containsOnly("is not a JSON object");
  }

  @Test
  void aBrokenArrayIsABrokenFile() {
    assertBroken(
        "[{\"a\":1},\n{\"a\":2}",
        "b.json:2: The JSON array is not closed before the file ends. Mend the file or have it"
            + " written again.");
    assertBroken(
        "[{\"a\":1},\n{\"a\":2",
        "b.json:2: The JSON array is not closed before the file ends. Mend the file or have it"
            + " written again.");
    assertBroken(
        "[{\"a\":1}\n{\"a\":2}]",
        "b.json:2: The JSON array has no comma between two of its elements. Mend the file or have"
            + " it written again.");
    assertBroken(
        "[{\"a\":1}]\n[]",
        "b.json:2: The JSON array is followed by other text. Mend the file or have it written"
            + " again.");
    assertBroken(
        "[{\"a\":1},]",
        "b.json:1: The JSON array has a comma before the closing bracket. Mend the file or have it"
            + " written again.");
    assertBroken(
        "{\n\"a\":1",
        "b.json:2: The JSON object is not closed before the file ends. Mend the file or have it"
            + " written again.");
  }

  @Test
  void readsGzip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write("[{\"a\":1}]".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(rows(file("g.json", bytes.toByteArray()), "a")).containsExactly(List.of("1"));
  }

  @Test
  void patchesMendRecords() {
    InputFile file = file("p.json", "{\"a\":1}\n{\"a\":\n{\"a\":3}\n");
    RowPatch mend = new RowPatch("p.json", 2, "{\"a\":\n2}", false, false);
    RowPatch discard = new RowPatch("p.json", 3, null, false, true);
    try (FileScan scan = open(JSON, List.of(file), List.of(mend, discard), "a")) {
      ScanBatch batch = scan.worker().next();
      assertThat(batch.flaws()).isNull();
      assertThat(batch.texts(0)[1]).asString().isEqualTo("2");
      assertThat(batch.patches()).startsWith(null, mend, discard);
      assertThat(scan.places(new long[] {batch.positions()[1]}))
          .containsExactly(new RecordPlace(file, 2, 2, "{\"a\":", List.of("2")));
    }
  }

  @Test
  void namesWhatNoColumnReads() {
    try (FileScan scan =
        open(
            JSON,
            List.of(file("u.json", "{\"a\":1,\"z\":{\"y\":1}}\n{\"b\":2}")),
            List.of(),
            "A")) {
      FileScan.Worker worker = scan.worker();
      while (worker.next() != null) {}
      assertThat(scan.undeclared()).containsExactly("b", "z");
    }
  }

  /** Random objects, spread over lines or in arrays, many buffers long. */
  @Test
  void longFilesReadTheSameInEveryLayout() {
    long seed = 99;
    Random random = new Random(seed);
    List<String> objects = new ArrayList<>();
    List<List<String>> expected = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      String text = "é,]}\\".repeat(random.nextInt(4)) + i;
      objects.add(
          "{\"deep\":{\"a\":\""
              + text.replace("\\", "\\\\")
              + "\"},\"b\":"
              + random.nextInt()
              + "}");
      expected.add(List.of(text));
    }
    assertThat(rows(String.join("\n", objects), "deep.a")).as("seed %d", seed).isEqualTo(expected);
    assertThat(rows("[" + String.join(" ,\n", objects) + "]", "deep.a")).isEqualTo(expected);
    assertThat(rows("{\n" + String.join("\n\n", objects).substring(1), "deep.a"))
        .isEqualTo(expected);
  }

  private void assertBroken(String text, String message) {
    assertThatThrownBy(() -> rows(file("b.json", text), "a"))
        .isInstanceOf(LeatException.class)
        .hasMessage(message)
        .extracting("code")
        .isEqualTo("broken-json");
  }

  private List<List<String>> rows(String text, String... names) {
    return rows(file("rows.json", text), names);
  }

  private static List<List<String>> rows(InputFile file, String... names) {
    List<List<String>> rows = new ArrayList<>();
    try (FileScan scan = open(JSON, List.of(file), List.of(), names)) {
      FileScan.Worker worker = scan.worker();
      for (ScanBatch batch = worker.next(); batch != null; batch = worker.next()) {
        assertThat(batch.flaws()).isNull();
        for (int row = 0; row < batch.rows(); row++) {
          List<String> values = new ArrayList<>();
          for (int column = 0; column < names.length; column++) {
            byte[] text = batch.texts(column)[row];
            values.add(text == null ? null : new String(text, StandardCharsets.UTF_8));
          }
          rows.add(values);
        }
      }
    }
    return rows;
  }

  private List<String> flaws(String text, String... names) {
    try (FileScan scan = open(JSON, List.of(file("flaws.json", text)), List.of(), names)) {
      ScanBatch batch = scan.worker().next();
      return Arrays.stream(batch.flaws()).filter(java.util.Objects::nonNull).toList();
    }
  }

  private static FileScan open(
      FileFormat format, List<InputFile> files, List<RowPatch> patches, String... names) {
    List<ScanColumn> columns =
        Arrays.stream(names)
            .map(
                name ->
                    new ScanColumn(name, DataType.Simple.VARCHAR, true, false, List.of(), "UTC"))
            .toList();
    return FileScans.open(format, files, columns, patches);
  }

  private InputFile file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private InputFile file(String name, byte[] content) {
    try {
      Path path = folder.resolve(name);
      Files.write(path, content);
      return new InputFile(
          path, name, content.length, Files.getLastModifiedTime(path).toInstant(), name);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
