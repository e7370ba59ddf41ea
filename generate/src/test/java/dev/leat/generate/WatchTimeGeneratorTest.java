package dev.leat.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.problem.LeatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTimeGeneratorTest {
  private static final int BYTES = 1_000_000;
  private static final Pattern CLEAN =
      Pattern.compile(
          "\\d+,\\d+,2025-01-0\\d \\d\\d:\\d\\d:\\d\\d,(\\d+\\.\\d+\\.\\d+\\.\\d+)?,\\d+\\.\\d\\d");

  @TempDir Path folder;

  private final SampleGenerator watchTime = SampleGenerators.named("watch-time");

  @Test
  void writesTheSameBytesForTheSameSeedInEveryReleaseAndWithAnyNumberOfThreads() throws Exception {
    generate("one", 2, 42, "1%", "2%", 1);
    generate("five", 2, 42, "1%", "2%", 5);

    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String file : List.of("user_activity_001.csv", "user_activity_002.csv")) {
      digest.update(Files.readAllBytes(folder.resolve("one").resolve(file)));
      assertThat(folder.resolve("five").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
    }
    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("ee696834fca023d8a5968886e449782811d16a5aa5e6220b6db86691ceb2de40");
  }

  @Test
  void makesFilesOfTheDemandedSize() throws IOException {
    Sample sample = generate("a", 3, 1, "0", "0", 2);

    assertThat(sample.files()).isEqualTo(3);
    for (int file = 1; file <= 3; file++) {
      assertThat(Files.size(folder.resolve("a/user_activity_00" + file + ".csv")))
          .isBetween((long) BYTES, (long) BYTES + ActivityRows.MOST_ROW_BYTES);
    }
    assertThat(sample.rows()).isEqualTo(rows("a").size());
  }

  @Test
  void logsOneEntryInTenAgainWithAnotherTimeWatched() throws IOException {
    generate("a", 2, 3, "0", "0", 2);

    List<String> rows = rows("a");
    assertThat(repeated(rows)).isBetween(0.095, 0.105);
    assertThat(new HashSet<>(rows)).hasSameSizeAs(rows);
    assertThat(rows).allMatch(CLEAN.asMatchPredicate());
  }

  @Test
  void logsEntriesOfEarlierFilesAgain() throws IOException {
    generate("a", 2, 3, "0", "20%", 2);

    Set<String> first = new HashSet<>(entries(lines("a/user_activity_001.csv")));
    List<String> second = entries(lines("a/user_activity_002.csv"));
    double share = (double) second.stream().filter(first::contains).count() / second.size();
    assertThat(share).isBetween(0.19, 0.21);
  }

  @Test
  void breaksTheDemandedShareOfRows() throws IOException {
    Sample sample = generate("a", 1, 3, "5%", "0", 2);

    long broken = rows("a").stream().filter(CLEAN.asMatchPredicate().negate()).count();
    assertThat((double) broken / sample.rows()).isBetween(0.04, 0.06);
    assertThat(sample.dirtyRows()).isEqualTo(broken);
  }

  @Test
  void refusesRows() {
    SampleRequest request = SampleRequest.rows(10, 1, Share.NONE, folder, 1);

    assertThatThrownBy(() -> watchTime.generate(request, GenerateProgress.NONE))
        .isInstanceOf(LeatException.class)
        .hasMessage(
            "generate watch-time: --rows does not apply: activity files are made by number and"
                + " size. Say --files and --size instead.");
  }

  private Sample generate(
      String name, int files, long seed, String dirty, String crossFile, int threads) {
    return watchTime.generate(
        new SampleRequest(
            new SampleExtent.Files(files, BYTES),
            seed,
            Share.parse("--dirty", dirty),
            Share.parse("--cross-file-duplicates", crossFile),
            folder.resolve(name),
            threads),
        GenerateProgress.NONE);
  }

  /** The share of rows whose entry was there before. */
  private static double repeated(List<String> rows) {
    return 1 - (double) new HashSet<>(entries(rows)).size() / rows.size();
  }

  private static List<String> entries(List<String> rows) {
    return rows.stream().map(row -> row.substring(0, row.indexOf(','))).toList();
  }

  private List<String> rows(String name) throws IOException {
    List<String> rows = new ArrayList<>();
    try (var files = Files.list(folder.resolve(name))) {
      for (Path file : files.sorted().toList()) {
        rows.addAll(lines(folder.relativize(file).toString()));
      }
    }
    return rows;
  }

  private List<String> lines(String file) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(file));
    return lines.subList(1, lines.size());
  }
}
