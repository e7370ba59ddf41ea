package dev.leat.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trades-inbox example: each file once, added to what is there, then archived. */
class InboxTest {
  @TempDir Path folder;
  private ExampleCopy project;
  private List<String> trades;

  @BeforeEach
  void copy() throws IOException {
    project = ExampleCopy.in(folder);
    trades = Files.readAllLines(project.path("data/trades.csv"));
    Files.createDirectories(project.path("inbox"));
  }

  @Test
  void filesInTwoRoundsGiveWhatOneBigFileGives() throws IOException {
    arrives("trades-1.csv", 1, 500);
    arrives("trades-2.csv", 500, 900);

    Outcome first = project.leat("run", "trades-inbox");
    arrives("trades-3.csv", 900, trades.size());
    Outcome second = project.leat("run", "trades-inbox", "--output", "json");
    Outcome third = project.leat("run", "trades-inbox", "--output", "json");

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(second.json().at("/sources/trades/rows/read").asInt())
        .isEqualTo(trades.size() - 900);
    assertThat(third.json().get("state").asText()).isEqualTo("Cached");
    assertThat(third.exitCode()).isZero();
    assertThat(project.weeklyInbox())
        .isEqualTo(TradesReference.of(project.path("data/trades.csv")).weekly());
  }

  @Test
  void publishedFilesAreArchived() throws IOException {
    arrives("trades-1.csv", 1, 300);
    String text = project.text("inbox/trades-1.csv");

    project.leat("run", "trades-inbox");

    assertThat(project.path("inbox/trades-1.csv")).doesNotExist();
    assertThat(project.text("inbox/published/trades-1.csv")).isEqualTo(text);
  }

  @Test
  void copyOfAPublishedFileIsNotAddedAgain() throws IOException {
    arrives("trades-1.csv", 1, 300);
    project.leat("run", "trades-inbox");
    List<List<String>> before = project.weeklyInbox();

    arrives("trades-1.csv", 1, 300);
    Outcome again = project.leat("run", "trades-inbox", "--output", "json");

    assertThat(again.json().get("state").asText()).isEqualTo("Cached");
    assertThat(project.weeklyInbox()).isEqualTo(before).isNotEmpty();
  }

  @Test
  void restatedFileFailsWithItsNameAndPublishesNothing() throws IOException {
    arrives("trades-1.csv", 1, 300);
    project.leat("run", "trades-inbox");
    List<List<String>> before = project.weeklyInbox();

    arrives("trades-1.csv", 1, 301);
    arrives("trades-2.csv", 301, 400);
    Outcome restated = project.leat("run", "trades-inbox");

    assertThat(restated.exitCode()).isEqualTo(1);
    assertThat(restated.err())
        .contains("sources.trades: A published file has changed: inbox/trades-1.csv (run ")
        .contains("Give new data a new file name, or say on_restated: ignore or rebuild.");
    assertThat(project.weeklyInbox()).isEqualTo(before);
    assertThat(project.path("inbox/trades-2.csv")).exists();
  }

  /** A file arrives with those lines of the sample. */
  private void arrives(String name, int from, int to) throws IOException {
    Files.writeString(
        project.path("inbox/" + name),
        trades.getFirst() + "\n" + String.join("\n", trades.subList(from, to)) + "\n");
  }
}
