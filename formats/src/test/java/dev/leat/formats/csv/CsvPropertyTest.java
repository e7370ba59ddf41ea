package dev.leat.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.engine.InputFile;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.formats.FileScan;
import dev.leat.formats.FileScan.RecordPlace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random files read in blocks of every size by several threads, against the reference. */
class CsvPropertyTest {
  private static final String[] NAMES = {"a", "b", "c"};
  private static final String[] PIECES = {
    ",",
    ",",
    ",",
    "\n",
    "\n",
    "\r\n",
    "\"",
    "\"\"",
    ",\"",
    "\",",
    "x",
    "yz",
    " ",
    "\r",
    "1234567",
    "\n\n",
    "a,b,c\n",
    "\"q,r\",\"s\"\"t\",u\n",
    "\"m\nn\",o,p\r\n",
    "\0",
    "\u00ff",
    "\u00c3\u00a9",
    "abcdefghijklmnopqrstuvwxyz0123456789",
    ",,\n",
    "\"\",\"\",\n"
  };

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsWhatTheReferenceReads(boolean multiline) {
    for (int round = 0; round < 300; round++) {
      long seed = 7_000L + round;
      Random random = new Random(seed);
      FileFormat.Csv format = format(multiline, 20 + random.nextInt(60));
      String text = randomText(random);
      InputFile file =
          ScannedRows.file(folder, "random.csv", text.getBytes(StandardCharsets.ISO_8859_1));
      List<ReferenceCsv.Entry> expected = ReferenceCsv.read(format, text, NAMES);
      for (int blockBytes : new int[] {1, 2, 3, 7, 8, 1 + random.nextInt(64), 1 << 20}) {
        compare(format, file, expected, blockBytes, 1 + random.nextInt(4), "seed " + seed);
      }
    }
  }

  private void compare(
      FileFormat.Csv format,
      InputFile file,
      List<ReferenceCsv.Entry> expected,
      int blockBytes,
      int threads,
      String seed) {
    String where = seed + ", blocks of " + blockBytes + ", threads " + threads;
    try (FileScan scan =
        ScannedRows.open(
            format, List.of(file), ScannedRows.texts(false, NAMES), List.of(), blockBytes)) {
      List<ScannedRows.Row> rows = ScannedRows.read(scan, NAMES.length, threads);
      assertThat(rows)
          .as(where)
          .extracting(ScannedRows.Row::position)
          .isEqualTo(expected.stream().map(entry -> (long) entry.offset()).toList());
      List<RecordPlace> places =
          scan.places(rows.stream().mapToLong(ScannedRows.Row::position).toArray());
      assertThat(scan.rows()).as(where).isEqualTo(expected.size());
      for (int i = 0; i < rows.size(); i++) {
        compare(rows.get(i), places.get(i), expected.get(i), format, where + ", row " + i);
      }
    }
  }

  private static void compare(
      ScannedRows.Row row,
      RecordPlace place,
      ReferenceCsv.Entry expected,
      FileFormat.Csv format,
      String where) {
    if (expected.flaw() == null) {
      assertThat(row.flaw()).as(where).isNull();
      assertThat(row.values())
          .as(where)
          .isEqualTo(expected.fields().stream().map(CsvPropertyTest::value).toList());
    } else {
      assertThat(row.flaw()).as(where).startsWith(expected.flaw());
    }
    assertThat(place.record()).as(where).isEqualTo(expected.record());
    assertThat(place.line()).as(where).isEqualTo(expected.line());
    String text = expected.text();
    byte[] bytes =
        text.substring(0, Math.min(text.length(), format.maxRecordBytes()))
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(place.text()).as(where).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
  }

  private static String value(String field) {
    String utf8 = new String(field.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return utf8.startsWith("quoted:")
        ? utf8.substring("quoted:".length())
        : utf8.isEmpty() ? null : utf8;
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder("\n".repeat(random.nextInt(2)));
    text.append(random.nextBoolean() ? "a,b,c\n" : "\"a\",b,C\r\n");
    int pieces = random.nextInt(60);
    boolean tame = random.nextBoolean();
    for (int i = 0; i < pieces; i++) {
      text.append(
          tame && random.nextInt(4) > 0 ? "k,lm,nop\n" : PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private static FileFormat.Csv format(boolean multiline, int maxRecordBytes) {
    return new FileFormat.Csv(
        ',', '"', true, multiline, true, "UTF-8", FileFormat.Compression.NONE, maxRecordBytes);
  }
}
