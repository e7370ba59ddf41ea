package dev.leat.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.problem.LeatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TradesGeneratorTest {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final Share ONE_PERCENT = Share.parse("--dirty", "1%");

  @TempDir Path folder;

  private final SampleGenerator trades = SampleGenerators.named("trades");

  @Test
  void writesTheSameBytesForTheSameSeedInEveryRelease() throws Exception {
    Path file = generate("a.csv", 100_000, 42, ONE_PERCENT, 2).to();

    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));

    assertThat(HexFormat.of().formatHex(hash))
        .isEqualTo("eee00b0e6898f4c0c600a09f59ac8233e5debc25a94589e7799bcfc61d676bda");
  }

  @Test
  void doesNotDependOnTheNumberOfThreads() throws IOException {
    Path one = generate("one.csv", 200_000, 7, ONE_PERCENT, 1).to();
    Path five = generate("five.csv", 200_000, 7, ONE_PERCENT, 5).to();

    assertThat(Files.mismatch(one, five)).isEqualTo(-1);
  }

  @Test
  void anotherSeedMakesOtherRows() throws IOException {
    Path one = generate("one.csv", 1_000, 1, ONE_PERCENT, 1).to();
    Path two = generate("two.csv", 1_000, 2, ONE_PERCENT, 1).to();

    assertThat(Files.readAllLines(one)).doesNotContainSequence(lines(two).subList(1, 3));
  }

  @Test
  void makesTheDemandedShareOfDirtyRows() throws IOException {
    Sample sample = generate("a.csv", 200_000, 3, ONE_PERCENT, 2);

    long unlikeClean = lines(sample.to()).stream().skip(1).filter(line -> !isClean(line)).count();
    assertThat(sample.dirtyRows()).isEqualTo(unlikeClean).isBetween(1_800L, 2_200L);
  }

  @Test
  void isCleanWithoutDirt() throws IOException {
    Sample sample = generate("a.csv", 10_000, 3, Share.NONE, 2);

    assertThat(sample.dirtyRows()).isZero();
    assertThat(lines(sample.to()).stream().skip(1)).hasSize(10_000).allMatch(this::isClean);
  }

  @Test
  void isDirtyInEveryWaySeenInTheWild() throws IOException {
    String text = Files.readString(generate("a.csv", 2_000, 3, new Share(1), 1).to());

    assertThat(text)
        .containsPattern("(?m)^,\\d+,")
        .containsPattern("(?m)^not_a_date,")
        .containsPattern("(?m)^\\d\\d/\\d\\d/2025 \\d\\d:\\d\\d,")
        .containsPattern("(?m)^[^,]+,,(gold|silver|bronze),")
        .containsPattern("(?m)^[^,]+,\\d+,,[A-Z]+,")
        .containsPattern(",platinum,")
        .containsPattern("(gold|silver|bronze),,(buy|sell),")
        .containsPattern(",hold,")
        .containsPattern(",(buy|sell),,\\d")
        .containsPattern("(?m)\\.\\d\\d,$")
        .containsPattern("(?m),n/a$")
        .containsPattern(", (gold|silver|bronze), [A-Z]+  ,(buy|sell), \\d")
        .containsPattern(",(Gold|SILVER|Bronze),[a-z]+,(Buy|SELL),");
  }

  @Test
  void coversWeeksClientsAndSymbols() throws IOException {
    List<String[]> rows =
        lines(generate("a.csv", 50_000, 5, Share.NONE, 2).to()).stream()
            .skip(1)
            .map(line -> line.split(","))
            .toList();

    Set<LocalDate> weeks =
        rows.stream()
            .map(row -> LocalDateTime.parse(row[0], TIMESTAMP).toLocalDate())
            .map(day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(weeks).hasSize(26);
    assertThat(distinct(rows, 1)).hasSize(40);
    assertThat(distinct(rows, 2)).containsExactlyInAnyOrder("gold", "silver", "bronze");
    assertThat(distinct(rows, 3)).hasSize(8);
    assertThat(rows.stream().map(row -> row[1] + row[2]).distinct()).hasSize(40);
  }

  @Test
  void knowsMoreClientsInLargerFiles() throws IOException {
    List<String[]> rows =
        lines(generate("a.csv", 400_000, 5, Share.NONE, 2).to()).stream()
            .skip(1)
            .map(line -> line.split(","))
            .toList();

    assertThat(distinct(rows, 1)).hasSize(200);
  }

  @Test
  void reportsWhatItWroteWhileItWrites() throws IOException {
    var progress = new java.util.ArrayList<Long>();

    Sample sample =
        trades.generate(
            SampleRequest.rows(50_000, 1, ONE_PERCENT, folder.resolve("a.csv"), 2),
            (rows, bytes) -> progress.add(rows));

    assertThat(progress).containsExactly(16_384L, 32_768L, 49_152L, 50_000L);
    assertThat(sample.rows()).isEqualTo(50_000);
    assertThat(sample.bytes()).isEqualTo(Files.size(sample.to()));
  }

  @Test
  void noRowsLeaveTheHeader() throws IOException {
    Sample sample = generate("a.csv", 0, 1, ONE_PERCENT, 1);

    assertThat(sample.to())
        .hasContent("timestamp,user_id,client_type,symbol,side,quantity,price\n");
  }

  @Test
  void replacesTheFileOnlyWhenComplete() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), "as it was");

    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> generate("a.csv", 1_000_000, 1, ONE_PERCENT, 2))
        .isInstanceOf(LeatException.class)
        .hasMessage(file + ": Making the sample was cancelled. No file was left behind.");

    assertThat(Thread.interrupted()).isTrue();
    assertThat(file).hasContent("as it was");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void saysWhyItCannotWrite() throws IOException {
    Files.createDirectories(folder.resolve("taken/inside"));

    assertThatThrownBy(() -> generate("taken", 10, 1, ONE_PERCENT, 1))
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.code()).isEqualTo("generate-failed"))
        .hasMessageStartingWith(folder.resolve("taken") + ": Cannot write the sample: ")
        .hasMessageEndingWith(" Check that the folder may be written to and has room.");
  }

  private Sample generate(String name, long rows, long seed, Share dirty, int threads) {
    return trades.generate(
        SampleRequest.rows(rows, seed, dirty, folder.resolve(name), threads),
        GenerateProgress.NONE);
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file);
  }

  private static Set<String> distinct(List<String[]> rows, int column) {
    return rows.stream().map(row -> row[column]).collect(Collectors.toSet());
  }

  private boolean isClean(String line) {
    return line.matches(
        "2025-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d+,(gold|silver|bronze),[A-Z]+,(buy|sell),"
            + "\\d+\\.\\d\\d,\\d+\\.\\d\\d");
  }
}
