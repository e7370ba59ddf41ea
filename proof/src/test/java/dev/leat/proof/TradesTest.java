package dev.leat.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trades example from its CSV to its table, reports and charts. */
class TradesTest {
  private static final Path REAL_FILE = Path.of("../../shared/data/trades.csv");

  @TempDir Path folder;
  private ExampleCopy project;

  @BeforeEach
  void copy() {
    project = ExampleCopy.in(folder);
  }

  @Test
  void sampleGivesWhatPlainJavaGives() {
    TradesReference expected = TradesReference.of(project.path("data/trades.csv"));

    Outcome outcome = project.leat("run", "trades", "--output", "json");

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(project.weekly()).isEqualTo(expected.weekly());
    assertThat(project.text("output/top_clients_volume.csv").lines())
        .isEqualTo(expected.topByVolume());
    assertThat(project.text("output/top_clients_pnl.csv").lines()).isEqualTo(expected.topByPnl());
    JsonNode rows = outcome.json().at("/sources/trades/rows");
    assertThat(rows.get("read").asInt()).isEqualTo(expected.read());
    assertThat(rows.get("quarantined").asInt()).isEqualTo(expected.quarantined()).isPositive();
    assertThat(project.leftovers()).isEmpty();
  }

  @Test
  void realFileGivesTheKnownAnswers() {
    assumeTrue(Files.exists(REAL_FILE), "skipped: the file of known answers is not here");

    Outcome outcome =
        project.leat(
            "run", "trades", "--param", "input=" + REAL_FILE.toAbsolutePath(), "--output", "json");

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    JsonNode rows = outcome.json().at("/sources/trades/rows");
    assertThat(rows.get("read").asInt()).isEqualTo(800);
    assertThat(rows.get("passed").asInt()).isEqualTo(790);
    assertThat(rows.get("quarantined").asInt()).isEqualTo(10);
    List<List<String>> weekly = project.weekly();
    assertThat(weekly).hasSize(545).isEqualTo(TradesReference.of(REAL_FILE).weekly());
    assertThat(weekly.stream().map(List::getFirst).distinct()).hasSize(14);
    assertThat(weekly.getFirst().getFirst()).isEqualTo("2022-12-26");
    assertThat(weekly.getLast().getFirst()).isEqualTo("2023-03-27");
    assertThat(sum(weekly, 4)).isEqualByComparingTo("4357.29");
    assertThat(sum(weekly, 5)).isEqualByComparingTo("213153.5818");
    assertThat(sum(weekly, 6)).isEqualByComparingTo("790");
    assertThat(
            project
                .text("output/top_clients_volume.csv")
                .lines()
                .skip(1)
                .map(line -> line.split(",", 3))
                .map(fields -> fields[0] + " " + fields[1]))
        .containsExactly("3005 298.5700", "3003 285.9800", "3004 283.5700");
  }

  @Test
  void jsonAccountsForEveryRow() {
    Outcome outcome = project.leat("run", "trades", "--output", "json");

    JsonNode json = outcome.json();
    assertThat(json.get("run").asText()).matches("\\d{8}-\\d{6}-trades-[a-z0-9]{4}");
    assertThat(json.get("state").asText()).isEqualTo("Completed");
    JsonNode rows = json.at("/sources/trades/rows");
    assertThat(rows.get("read").asInt())
        .isEqualTo(
            rows.get("passed").asInt()
                + rows.get("quarantined").asInt()
                + rows.get("dropped").asInt()
                + rows.get("deduplicated").asInt());
    assertThat(json.at("/tables/agg_trades_weekly/rows/published").asInt())
        .isEqualTo(project.weekly().size());
    assertThat(json.at("/tables/top_clients_pnl/rows/published").asInt()).isEqualTo(3);
    String kept = ".leat/runs/" + json.get("run").asText();
    assertThat(project.text(kept + "/run.json")).contains("\"state\" : \"Completed\"");
    assertThat(project.text(kept + "/outputs/output/top_clients_pnl.csv"))
        .isEqualTo(project.text("output/top_clients_pnl.csv"));
  }

  @Test
  void spreadsheetsSayWhatTheCsvFilesSay() {
    project.leat("run", "trades");

    for (String report : List.of("output/top_clients_volume", "output/top_clients_pnl")) {
      List<List<String>> csv =
          project.text(report + ".csv").lines().map(line -> List.of(line.split(","))).toList();
      List<List<String>> sheet = Spreadsheet.rows(project.path(report + ".xlsx"));
      assertThat(sheet.getFirst()).isEqualTo(csv.getFirst());
      assertThat(numbers(sheet)).isEqualTo(numbers(csv)).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"weekly_volume", "pnl_distribution", "trades_per_symbol"})
  void chartsAreImagesWithSomethingInThem(String chart) throws IOException {
    project.leat("run", "trades");

    BufferedImage image = ImageIO.read(project.path("output/" + chart + ".png").toFile());

    assertThat(image.getWidth()).isGreaterThan(600);
    assertThat(image.getHeight()).isGreaterThan(300);
    assertThat(colours(image)).isGreaterThan(5);
  }

  @Test
  void secondRunReusesWhatIsStoredAndPublishesTheSame() {
    project.leat("run", "trades");
    List<List<String>> before = project.weekly();
    String report = project.text("output/top_clients_pnl.csv");

    JsonNode again = project.leat("run", "trades", "--output", "json").json();

    assertThat(again.findValues("reused")).isNotEmpty().allMatch(JsonNode::asBoolean);
    assertThat(again.at("/tables/agg_trades_weekly/rows/published").asInt())
        .isEqualTo(before.size());
    assertThat(project.weekly()).isEqualTo(before);
    assertThat(project.text("output/top_clients_pnl.csv")).isEqualTo(report);
  }

  @Test
  void oneChangedByteIsReadAnewAndShowsInTheTable() throws IOException {
    project.leat("run", "trades");
    Path input = project.path("data/trades.csv");
    String text = Files.readString(input);
    int digit = text.indexOf('\n', text.indexOf('\n') + 1) - 1;
    char changed = text.charAt(digit) == '1' ? '2' : '1';
    Files.writeString(input, text.substring(0, digit) + changed + text.substring(digit + 1));

    JsonNode again = project.leat("run", "trades", "--output", "json").json();

    assertThat(again.at("/tables/agg_trades_weekly/reused").asBoolean()).isFalse();
    assertThat(project.weekly()).isEqualTo(TradesReference.of(input).weekly());
  }

  @Test
  void fileGivenOnTheCommandLineIsRelativeToTheCurrentFolder() throws IOException {
    Path own = project.outside().resolve("mine.csv");
    Files.writeString(
        own,
        """
        timestamp,user_id,client_type,symbol,side,quantity,price
        2025-01-08 01:25:57,1022,silver,AMZN,sell,3.32,10.5
        """);

    Outcome outcome = project.leat("run", "trades", "--param", "input=mine.csv");

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(project.weekly())
        .containsExactly(List.of("2025-01-06", "silver", "1022", "AMZN", "3.32", "34.86", "1"));
    assertThat(project.text("output/top_clients_volume.csv"))
        .isEqualTo("user_id,total_volume,total_pnl,trade_count\n");
    assertThat(project.path("output/weekly_volume.png")).isNotEmptyFile();
  }

  @Test
  void environmentWritesElsewhere() {
    Outcome outcome = project.leat("-e", "staging", "run", "trades");

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(project.path("agg_result.db")).doesNotExist();
    assertThat(SqliteTable.rows(project.path("agg_result_staging.db"), "agg_trades_weekly"))
        .isEqualTo(TradesReference.of(project.path("data/trades.csv")).weekly());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void numberOfThreadsChangesNothing(int threads) {
    project.leat("generate", "trades", "--rows", "20000", "--dirty", "3%", "--to", "many.csv");

    Outcome outcome =
        project.leat(
            "run", "trades", "--param", "input=many.csv", "--set", "defaults.threads=" + threads);

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    TradesReference expected = TradesReference.of(project.outside().resolve("many.csv"));
    assertThat(project.weekly()).isEqualTo(expected.weekly());
    assertThat(project.text("output/top_clients_pnl.csv").lines()).isEqualTo(expected.topByPnl());
  }

  private static BigDecimal sum(List<List<String>> rows, int column) {
    return rows.stream()
        .map(row -> new BigDecimal(row.get(column)))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<List<String>> numbers(List<List<String>> rows) {
    return rows.stream()
        .skip(1)
        .map(row -> row.stream().map(cell -> TradesReference.plain(new BigDecimal(cell))).toList())
        .toList();
  }

  private static long colours(BufferedImage image) {
    return java.util.Arrays.stream(
            image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()))
        .distinct()
        .count();
  }
}
