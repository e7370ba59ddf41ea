package dev.leat.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTimeRunTest {
  private static final List<String> REGIONS = List.of("NA", "EU", "APAC", "SA", "AF", "OCE");
  private static final Pattern USABLE =
      Pattern.compile(
          "(\\d+),(\\d+),(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d),([\\d.]*),(\\d+\\.\\d\\d)");
  private static final String ALL =
      "select user_id, geo_region, total_watch_time, session_count from watch_time order by all";
  private static final String QUARANTINE =
      "select file, record, line, text, reasons, state from quarantine order by all";

  @TempDir Path folder;
  Workspace workspace;

  @BeforeEach
  void copyExamples() throws Exception {
    workspace = new Workspace(folder);
  }

  @Test
  void agreesWithPlainJavaOnTheSample() throws Exception {
    Workspace.Outcome run = workspace.leat("run", "watch-time");

    assertThat(run.code()).as(run.err()).isZero();
    Workspace.Outcome rows = workspace.leat("query", ALL, "--output", "csv");
    assertThat(rows.out().lines().skip(1)).containsExactlyInAnyOrderElementsOf(inPlainJava());
  }

  @Test
  void laysOutAFolderForEachRegionThatHoldsAllButTheRegion() throws Exception {
    assertThat(workspace.leat("run", "watch-time").code()).isZero();

    try (var regions = Files.list(workspace.file("output/watch_time"))) {
      assertThat(
              regions
                  .map(region -> region.getFileName().toString())
                  .filter(name -> name.contains("=")))
          .containsExactlyInAnyOrder(
              "geo_region=NA",
              "geo_region=EU",
              "geo_region=APAC",
              "geo_region=SA",
              "geo_region=AF",
              "geo_region=OCE",
              "geo_region=Unknown");
    }
    Workspace.Outcome files =
        workspace.leat(
            "query",
            "select count(*), sum(session_count) from read_parquet('"
                + workspace.file("output/watch_time")
                + "/*/*.parquet', hive_partitioning = true) where geo_region is not null",
            "--output",
            "csv");
    Workspace.Outcome table =
        workspace.leat(
            "query", "select count(*), sum(session_count) from watch_time", "--output", "csv");
    assertThat(files.code()).as(files.err()).isZero();
    assertThat(files.out().lines().toList().get(1)).isEqualTo(table.out().lines().toList().get(1));
  }

  @Test
  void anotherRunReplacesTheFolderAsAWhole() throws Exception {
    assertThat(workspace.leat("run", "watch-time").code()).isZero();
    Files.writeString(
        workspace.file("one.csv"),
        """
        log_id,user_id,timestamp,ip_address,watch_time(min)
        1,7,2025-01-01 08:00:00,1.1.1.1,10.25
        """);

    assertThat(workspace.leat("run", "watch-time", "--param", "input=one.csv").code()).isZero();

    try (var files = Files.walk(workspace.file("output/watch_time").toRealPath())) {
      assertThat(files.filter(file -> file.toString().endsWith(".parquet")))
          .singleElement()
          .satisfies(file -> assertThat(file.getParent()).hasFileName("geo_region=EU"));
    }
  }

  @Test
  void givesTheSameRowsAndTheSameQuarantineWithAnyNumberOfThreads() throws Exception {
    String generate =
        "generate watch-time --files 3 --size 2MB --cross-file-duplicates 5% --dirty 1% --to activity";
    assertThat(workspace.leat(generate.split(" ")).code()).isZero();
    Set<String> results = new HashSet<>();
    for (int threads : List.of(1, 2, 4)) {
      Workspace project =
          new Workspace(Files.createDirectory(workspace.file("with " + threads + " threads")));
      Workspace.Outcome run =
          project.leat(
              "run",
              "watch-time",
              "--param",
              "input=../activity/*.csv",
              "--set",
              "defaults.threads=" + threads);
      assertThat(run.code()).as(run.err()).isZero();
      results.add(
          project.leat("query", ALL, "--output", "csv").out()
              + project.leat("query", QUARANTINE, "--output", "csv").out());
    }
    assertThat(results).singleElement().asString().contains("not_a_date");
  }

  @Test
  void findsRegionsInTheWayThatGeoSays() throws Exception {
    Files.writeString(
        workspace.file("six.csv"),
        """
        log_id,user_id,timestamp,ip_address,watch_time(min)
        1,1,2025-01-01 08:00:00,1.1.1.1,1
        2,2,2025-01-01 08:00:00,8.8.8.8,1
        3,3,2025-01-01 08:00:00,10.0.0.1,1
        4,4,2025-01-01 08:00:00,,1
        5,5,2025-01-01 08:00:00,2001:db8::5,1
        6,6,2025-01-01 08:00:00,no address,1
        """);

    assertThat(regions("hash")).containsExactly("EU", "EU", "SA", "Unknown", "NA", "NA");
    assertThat(regions("ranges"))
        .containsExactly("APAC", "NA", "Unknown", "Unknown", "EU", "Unknown");
    assertThat(regions("maxmind"))
        .containsExactly("APAC", "NA", "Unknown", "Unknown", "EU", "Unknown");
  }

  @Test
  void anotherTableOfRangesGivesOtherRegions() throws Exception {
    Files.writeString(
        workspace.file("six.csv"),
        """
        log_id,user_id,timestamp,ip_address,watch_time(min)
        1,1,2025-01-01 08:00:00,1.1.1.1,1
        """);
    assertThat(regions("ranges")).containsExactly("APAC");

    Files.writeString(
        workspace.file("data/geo_ranges.csv"), "from,to,region\n1.0.0.0,1.1.1.1,OCE\n");

    assertThat(regions("ranges")).containsExactly("OCE");
  }

  @Test
  void needsTheFileOfTheChosenWayOnly() throws Exception {
    Files.delete(workspace.file("data/geo_sample.mmdb"));

    assertThat(workspace.leat("run", "watch-time").code()).isZero();
    Workspace.Outcome run = workspace.leat("run", "watch-time", "--param", "geo=maxmind");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out() + run.err()).contains("There is no file ").contains("geo_sample.mmdb");
  }

  private List<String> regions(String geo) {
    Workspace.Outcome run =
        workspace.leat("run", "watch-time", "--param", "input=six.csv", "--param", "geo=" + geo);
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    return workspace
        .leat("query", "select geo_region from watch_time order by user_id", "--output", "csv")
        .out()
        .lines()
        .skip(1)
        .toList();
  }

  @Test
  void passesItsOwnTests() {
    Workspace.Outcome tests = workspace.leat("test", "watch-time");

    assertThat(tests.code()).as(tests.out() + tests.err()).isZero();
    assertThat(tests.out() + tests.err()).contains("passed: 2 tests");
  }

  /** The pipeline's rules once more, over the lines of the files in order. */
  private List<String> inPlainJava() throws Exception {
    Set<String> seen = new HashSet<>();
    Map<String, BigDecimal> minutes = new TreeMap<>();
    Map<String, Integer> sessions = new TreeMap<>();
    for (String file : List.of("data/user_activity_001.csv", "data/user_activity_002.csv")) {
      for (String line : Files.readAllLines(workspace.file(file))) {
        var row = USABLE.matcher(line);
        if (row.matches() && seen.add(row.group(1))) {
          String group = row.group(2) + "," + region(row.group(4));
          minutes.merge(group, new BigDecimal(row.group(5)).setScale(6), BigDecimal::add);
          sessions.merge(group, 1, Integer::sum);
        }
      }
    }
    List<String> rows = new ArrayList<>();
    minutes.forEach((group, sum) -> rows.add(group + "," + sum + "," + sessions.get(group)));
    return rows;
  }

  private static String region(String address) throws Exception {
    if (address.isEmpty()) {
      return "Unknown";
    }
    byte[] hash = MessageDigest.getInstance("MD5").digest(address.getBytes(US_ASCII));
    long number = Long.parseLong(HexFormat.of().formatHex(hash).substring(0, 8), 16);
    return REGIONS.get((int) (number % REGIONS.size()));
  }
}
