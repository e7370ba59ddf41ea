package dev.leat.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TradesRunTest {
  private static final String SUMMARY =
      """
      select count(*), count(distinct week_start_date), min(week_start_date), max(week_start_date),
        printf('%.4f', sum(total_volume)), printf('%.4f', sum(total_pnl)), sum(trade_count)
      from agg_trades_weekly
      """;
  private static final List<String> CHARTS =
      List.of("weekly_volume.png", "pnl_distribution.png", "trades_per_symbol.png");

  @TempDir Path folder;
  Workspace workspace;

  @BeforeEach
  void copyExamples() throws Exception {
    workspace = new Workspace(folder);
  }

  @Test
  void givesTheKnownAnswersOnTheRealFile() throws Exception {
    Path real = ExampleProject.FOLDER.resolve("../../shared/data/trades.csv").normalize();
    assumeTrue(Files.exists(real), "left out: the real file is not on this machine");

    Workspace.Outcome run = workspace.leat("run", "trades", "--param", "input=" + real);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("trades\\s+800\\s+790\\s+10\\s+0\\s+0")
        .contains("Completed");
    assertThat(workspace.results(SUMMARY))
        .containsExactly("545,14,2022-12-26,2023-03-27,4357.2900,213153.5818,790");
    assertThat(workspace.file("output/top_clients_volume.csv"))
        .hasContent(
            """
            user_id,total_volume,total_pnl,trade_count
            3005,298.5700,-11863.6226,51
            3003,285.9800,69146.6913,54
            3004,283.5700,-200.4569,53
            """);
  }

  @Test
  void agreesWithPlainJavaOnTheSample() throws Exception {
    PlainTrades expected = PlainTrades.of(workspace.file("data/trades.csv"));

    Workspace.Outcome run = workspace.leat("run", "trades");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(
            workspace.results(
                """
                select week_start_date, client_type, user_id, symbol, printf('%.4f', total_volume),
                  printf('%.4f', total_pnl), trade_count
                from agg_trades_weekly order by 1, 2, 3, 4
                """))
        .containsExactlyElementsOf(expected.groups());
    assertThat(run.out())
        .containsPattern(
            "trades\\s+1,500\\s+"
                + String.format("%,d", 1_500 - expected.unusable())
                + "\\s+"
                + expected.unusable()
                + "\\s+0\\s+0");
  }

  @Test
  void writesReportsAndChartsEvenWithoutBronzeClients() throws Exception {
    Path gold = workspace.file("gold.csv");
    Files.writeString(
        gold,
        """
        timestamp,user_id,client_type,symbol,side,quantity,price
        2023-01-02 10:00:00,1001,gold,AAPL,buy,1,100
        """);

    Workspace.Outcome run = workspace.leat("run", "trades", "--param", "input=gold.csv");

    assertThat(run.code()).as(run.err()).isZero();
    for (String report : List.of("top_clients_volume", "top_clients_pnl")) {
      assertThat(workspace.file("output/" + report + ".csv"))
          .hasContent("user_id,total_volume,total_pnl,trade_count\n");
      assertThat(workspace.file("output/" + report + ".xlsx")).isNotEmptyFile();
    }
    assertThat(CHARTS).allSatisfy(chart -> assertThat(workspace.file("output/" + chart)).exists());
  }

  @Test
  void refusesAnUnknownDefinitionOfVolume() {
    Workspace.Outcome run = workspace.leat("run", "trades", "--param", "volume=weight");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err() + run.out()).contains("volume is quantity or notional");
    assertThat(workspace.file("agg_result.db")).doesNotExist();
  }

  @Test
  void passesItsOwnTests() {
    Workspace.Outcome trades = workspace.leat("test", "trades");
    Workspace.Outcome inbox = workspace.leat("test", "trades-inbox");

    assertThat(trades.code()).as(trades.out() + trades.err()).isZero();
    assertThat(trades.out() + trades.err()).contains("passed: 5 tests");
    assertThat(inbox.code()).as(inbox.out() + inbox.err()).isZero();
    assertThat(inbox.out() + inbox.err()).contains("passed: 1 test");
  }

  @Test
  void inboxLoadsEachFileOnceAndArchivesIt() throws Exception {
    arrive("trades_1.csv", "2023-01-02 10:00:00,3001,bronze,AAPL,buy,1,100");
    arrive("trades_2.csv", "2023-01-03 10:00:00,3001,bronze,AAPL,sell,2,100");
    assertThat(workspace.leat("run", "trades-inbox").code()).isZero();
    assertThat(inboxTable()).containsExactly("2023-01-02,bronze,3001,AAPL,3.0000,100.0000,2");

    assertThat(workspace.leat("run", "trades-inbox").code()).isZero();
    assertThat(inboxTable()).containsExactly("2023-01-02,bronze,3001,AAPL,3.0000,100.0000,2");

    arrive("trades_3.csv", "2023-01-04 10:00:00,3001,bronze,AAPL,buy,0.5,100");
    assertThat(workspace.leat("run", "trades-inbox").code()).isZero();
    assertThat(inboxTable()).containsExactly("2023-01-02,bronze,3001,AAPL,3.5000,50.0000,3");

    try (var waiting = Files.list(workspace.file("inbox"))) {
      assertThat(waiting.filter(Files::isRegularFile)).isEmpty();
    }
    try (var archived = Files.walk(workspace.file("inbox/published"))) {
      assertThat(archived.filter(Files::isRegularFile)).hasSize(3);
    }
  }

  private void arrive(String name, String row) throws Exception {
    Files.createDirectories(workspace.file("inbox"));
    Files.writeString(
        workspace.file("inbox/" + name),
        "timestamp,user_id,client_type,symbol,side,quantity,price\n" + row + "\n");
  }

  private List<String> inboxTable() throws Exception {
    return workspace.results(
        """
        select week_start_date, client_type, user_id, symbol, printf('%.4f', total_volume),
          printf('%.4f', total_pnl), trade_count
        from agg_trades_weekly_inbox
        """);
  }
}
