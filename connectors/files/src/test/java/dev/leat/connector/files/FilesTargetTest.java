package dev.leat.connector.files;

import static dev.leat.testing.connector.MemoryRows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.connector.FilePart;
import dev.leat.api.connector.Publication;
import dev.leat.api.connector.Publisher;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.LeatException;
import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.project.Connection;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import dev.leat.testing.connector.FileTargetContract;
import dev.leat.testing.connector.MemoryRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FilesTargetTest extends FileTargetContract {
  private static final Schema TYPES =
      Schema.of(
          new Field("text", DataType.Simple.VARCHAR),
          new Field("money", new DataType.Decimal(38, 4)),
          new Field("day", DataType.Simple.DATE),
          new Field("at", DataType.Simple.TIMESTAMP),
          new Field("instant", DataType.Simple.TIMESTAMPTZ),
          new Field("flag", DataType.Simple.BOOLEAN),
          new Field("big", DataType.Simple.BIGINT),
          new Field("list", new DataType.ListOf(DataType.Simple.BIGINT)));
  private static final MemoryRows VALUES =
      MemoryRows.of(
          TYPES,
          row(
              "a \"b\", c\nd",
              new BigDecimal("4357.2900"),
              LocalDate.of(2023, 1, 2),
              LocalDateTime.of(2023, 1, 2, 3, 4, 5),
              LocalDateTime.of(2023, 1, 2, 3, 4, 5, 6000),
              true,
              1L,
              "[1,2]"),
          row("", new BigDecimal("0.0000"), null, null, null, false, 9_007_199_254_740_993L, null),
          new Object[8]);

  @Override
  protected Publisher publisher() {
    return new FilesConnector().publisher(new Connection("files", "files", Map.of()), project);
  }

  @Override
  protected @Nullable String text(String path) {
    try {
      Path file = project.resolve(path);
      return Files.exists(file) ? Files.readString(file) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Map<String, String> files(String directory) {
    Map<String, String> files = new TreeMap<>();
    Path folder = project.resolve(directory);
    if (!Files.exists(folder)) {
      return files;
    }
    try (Stream<Path> all = Files.walk(folder.toRealPath())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.endsWith(VersionedFolder.RECORD)) {
          files.put(folder.toRealPath().relativize(file).toString(), Files.readString(file));
        }
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void csvQuotesWhatMustBeAndTellsNullFromEmptyText() {
    commit("run-1", publication(target("v.csv", Target.FileKind.CSV), VALUES));

    assertThat(text("v.csv"))
        .isEqualTo(
            """
            text,money,day,at,instant,flag,big,list
            "a ""b"", c
            d",4357.2900,2023-01-02,2023-01-02 03:04:05,2023-01-02 03:04:05.000006+00:00,true,1,"[1,2]"
            "",0.0000,,,,false,9007199254740993,
            ,,,,,,,
            """);
  }

  @Test
  void jsonLinesKeepNumbersExact() {
    commit("run-1", publication(target("v.json", Target.FileKind.JSON), VALUES));

    assertThat(text("v.json"))
        .isEqualTo(
            """
            {"text":"a \\"b\\", c\\nd","money":4357.2900,"day":"2023-01-02","at":"2023-01-02 03:04:05","instant":"2023-01-02 03:04:05.000006+00:00","flag":true,"big":1,"list":[1,2]}
            {"text":"","money":0.0000,"day":null,"at":null,"instant":null,"flag":false,"big":9007199254740993,"list":null}
            {"text":null,"money":null,"day":null,"at":null,"instant":null,"flag":null,"big":null,"list":null}
            """);
  }

  @Test
  void aWorkbookHasTypedCellsAFrozenHeaderAndFilters() throws IOException {
    commit("run-1", publication(target("v.xlsx", Target.FileKind.XLSX), VALUES));

    try (ZipFile zip = new ZipFile(project.resolve("v.xlsx").toFile())) {
      String sheet = entry(zip, "xl/worksheets/sheet1.xml");
      assertThat(sheet)
          .contains("state=\"frozen\"")
          .contains("<autoFilter ref=\"A1:H4\">")
          .containsPattern("<c r=\"B2\" s=\"\\d+\" t=\"n\"><v>4357.2900</v></c>")
          .containsPattern("<c r=\"C2\" s=\"\\d+\" t=\"n\"><v>44928.0</v></c>")
          .containsPattern("<c r=\"G2\" t=\"n\"><v>1</v></c>")
          .containsPattern("<c r=\"G3\" t=\"s\">");
      assertThat(entry(zip, "xl/sharedStrings.xml")).contains("9007199254740993");
      assertThat(entry(zip, "xl/styles.xml")).contains("yyyy-mm-dd").contains("0.0000");
    }
  }

  @Test
  void parquetIsTheEnginesFile() throws IOException {
    Path part = Files.writeString(project.resolve("part-0"), "PAR1 data PAR1");
    Publication publication =
        new Publication(
            "visits",
            target("v.parquet", Target.FileKind.PARQUET),
            VISITS,
            MemoryRows.of(VISITS),
            List.of(new FilePart(part, Target.FileKind.PARQUET, 7, 14, Map.of())),
            List.of());

    try (Publisher publisher = publisher()) {
      publisher.prepare(id("run-1"), List.of(publication));
      assertThat(publisher.commit(id("run-1"), List.of(publication)).getFirst().rows())
          .isEqualTo(7);
    }
    assertThat(text("v.parquet")).isEqualTo("PAR1 data PAR1");
    assertThat(part).exists();
  }

  @Test
  void partitionedParquetKeepsItsFolders() throws IOException {
    Path part = Files.writeString(project.resolve("part-0"), "PAR1");
    Publication publication =
        new Publication(
            "visits",
            new Target.FileTarget(
                "out/visits",
                Target.FileKind.PARQUET,
                new PublishMode.Replace(),
                List.of("region")),
            VISITS,
            MemoryRows.of(VISITS),
            List.of(new FilePart(part, Target.FileKind.PARQUET, 7, 4, Map.of("region", "EU"))),
            List.of());

    commit("run-1", publication);

    assertThat(files("out/visits"))
        .containsExactly(Map.entry("region=EU/visits-run-1-0.parquet", "PAR1"));
  }

  @Test
  void aCrashBetweenRecordAndRenameIsNotACommit() throws IOException {
    Path file = project.resolve("out/visits.csv");
    commit("run-1", file(visit(1, "EU")));
    byte[] before = Files.readAllBytes(file);
    Publication second = file(visit(2, "NA"));
    commit("run-2", second);
    // The record of the second run over the file of the first: so it is between the two moves.
    Files.write(file, before);

    assertThat(isCommitted("run-2", second)).isFalse();
    assertThat(isCommitted("run-1", file())).isTrue();
    commit("run-2", second);

    assertThat(isCommitted("run-2", second)).isTrue();
    assertThat(text("out/visits.csv")).isEqualTo("id,region\n2,NA\n");
  }

  @Test
  void leavesNothingBesideTheFile() throws IOException {
    try (Publisher publisher = publisher()) {
      publisher.prepare(id("run-1"), List.of(file(visit(1, "EU"))));
      publisher.commit(id("run-1"), List.of(file(visit(1, "EU"))));
    }

    try (Stream<Path> all = Files.list(project.resolve("out"))) {
      assertThat(all.map(path -> path.getFileName().toString())).containsExactly("visits.csv");
    }
  }

  @Test
  void aDirectoryInsteadOfAFileIsRefused() throws IOException {
    Files.createDirectories(project.resolve("out/visits.csv"));

    assertPrepareFails(
        file(),
        "target-is-directory",
        "Cannot publish to out/visits.csv: it is a directory. Write the path of a file, or end the"
            + " path in a slash to publish a directory.");
  }

  @Test
  void aDirectoryThatLeatDidNotWriteIsLeftAlone() throws IOException {
    Files.createDirectories(project.resolve("out/visits"));
    Files.writeString(project.resolve("out/visits/mine.csv"), "mine");

    assertPrepareFails(
        directory(),
        "target-not-own",
        "Cannot publish the directory out/visits/: something is there that Leat did not write."
            + " Move it away, or publish to another path.");
    assertThat(text("out/visits/mine.csv")).isEqualTo("mine");
  }

  @Test
  void aReaderOfTheOldDirectoryKeepsItUntilTheNextPublication() throws IOException {
    commit("run-1", directory(visit(1, "EU")));
    Path old = project.resolve("out/visits").toRealPath().resolve("visits-run-1.csv");

    commit("run-2", directory(visit(2, "EU")));
    assertThat(Files.readString(old)).isEqualTo("id,region\n1,EU\n");

    commit("run-3", directory(visit(3, "EU")));
    assertThat(old).doesNotExist();
  }

  @Test
  void aFolderThatCannotBeMadeIsToldWithItsReason() throws IOException {
    Files.writeString(project.resolve("out"), "a file");

    assertPrepareFails(
        file(),
        "target-failed",
        "Cannot prepare out/visits.csv: FileAlreadyExistsException "
            + project.resolve("out")
            + ". Run again when that is put right.");
  }

  @Test
  void checksTheModeAgainstTheShape() {
    assertThat(check("out.csv", Target.FileKind.CSV, new PublishMode.Append(), List.of()))
        .containsExactly(
            "pipeline.yaml:3:5 out.csv: A single file can only be replaced. Write the path of a"
                + " directory, out.csv/, to append files to it. [unsupported-mode]");
    assertThat(check("out/", Target.FileKind.XLSX, new PublishMode.Replace(), List.of()))
        .containsExactly(
            "pipeline.yaml:3:5 out/: A workbook is a single file, not a directory. Write a path"
                + " that ends in .xlsx, without partition_by. [unsupported-mode]");
    assertThat(
            check(
                "out/",
                Target.FileKind.CSV,
                new PublishMode.Merge(List.of("id"), List.of()),
                List.of()))
        .containsExactly(
            "pipeline.yaml:3:5 out/: Rows of files have no keys, so they cannot be merged. Merge"
                + " into a table of a database, or use mode: replace. [unsupported-mode]");
    assertThat(check("out/", Target.FileKind.CSV, new PublishMode.Append(), List.of())).isEmpty();
  }

  private static List<String> check(
      String path, Target.FileKind kind, PublishMode mode, List<String> by) {
    return new FilesConnector()
            .check(new Target.FileTarget(path, kind, mode, by), new Location("pipeline.yaml", 3, 5))
            .stream()
            .map(Problem::toString)
            .toList();
  }

  private void assertPrepareFails(Publication publication, String code, String message) {
    try (Publisher publisher = publisher()) {
      assertThatThrownBy(() -> publisher.prepare(id("run-1"), List.of(publication)))
          .isInstanceOfSatisfying(LeatException.class, e -> assertThat(e.code()).isEqualTo(code))
          .hasMessage(message);
    }
  }

  private static Target.FileTarget target(String path, Target.FileKind kind) {
    return new Target.FileTarget(path, kind, new PublishMode.Replace(), List.of());
  }

  private static String entry(ZipFile zip, String name) throws IOException {
    return new String(
        zip.getInputStream(zip.getEntry(name)).readAllBytes(),
        java.nio.charset.StandardCharsets.UTF_8);
  }
}
