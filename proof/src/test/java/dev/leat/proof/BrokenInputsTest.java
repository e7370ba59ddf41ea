package dev.leat.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Broken files: each row in its place, or a clear word and targets as they were. */
class BrokenInputsTest {
  private static final String PROJECT =
      """
      name: shop
      connections:
        results:
          type: sqlite
          path: results.db
      """;
  private static final String PIPELINE =
      """
      parameters:
        input: { type: path, default: good.csv }
      sources:
        orders:
          files: ${input}
          format:
            type: csv
            FORMAT
          FAIL_ABOVE
          columns:
            id: { type: bigint, required: true }
            name: varchar
            amount: "decimal(18,4)"
            day: date
            at: timestamp
      tables:
        copy:
          sql: select id, name, amount, day, "at" from orders order by id
          to:
            - table: results.copy
            - files: output/copy.csv
      """;

  @TempDir Path folder;
  private Path root;

  @BeforeEach
  void publishSomethingGood() throws IOException {
    root = Files.createDirectories(folder.resolve("project"));
    Files.createDirectories(root.resolve("pipelines/orders"));
    Files.writeString(root.resolve("leat.yaml"), PROJECT);
    Files.writeString(
        root.resolve("good.csv"), BrokenInput.HEADER + "9,before,9,2024-12-31,2024-12-31 09:00\n");
    write("", "");
    Outcome good = run("project/good.csv");
    assertThat(good.exitCode()).as(good.out()).isZero();
  }

  static List<BrokenInput> inputs() {
    return BrokenInputs.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inputs")
  void isToldOrQuarantined(BrokenInput input) throws IOException {
    List<List<String>> table = table();
    byte[] report = Files.readAllBytes(root.resolve("output/copy.csv"));
    Files.write(folder.resolve(input.file()), input.content());
    write(input.format(), "");

    Outcome outcome = run(input.asked().isEmpty() ? input.file() : input.asked());

    switch (input.expected()) {
      case BrokenInput.Expected.Refused(int exitCode, List<String> says) -> {
        assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(exitCode);
        assertThat(outcome.json().at("/error/message").asText()).contains(says);
        assertThat(table()).isEqualTo(table);
        assertThat(root.resolve("output/copy.csv")).hasBinaryContent(report);
      }
      case BrokenInput.Expected.Published(List<String> rows, List<String> reasons) -> {
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertThat(table().stream().map(row -> String.join("|", row))).isEqualTo(rows);
        assertThat(reasons()).isEqualTo(reasons);
        assertCounts(outcome.json(), rows.size(), reasons.size());
      }
    }
  }

  @Test
  void tooManyBadRowsPublishNothing() throws IOException {
    List<List<String>> before = table();
    Files.writeString(
        folder.resolve("in.csv"), BrokenInput.HEADER + "x,a,,,\ny,b,,,\n3,c,,,\nz,d,,,\n");
    write("", "fail_above: 50%");

    Outcome outcome = run("in.csv");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.json().at("/error/message").asText())
        .contains("3 of 4 rows (75 %) were quarantined or dropped; fail_above is 50 %.");
    assertThat(table()).isEqualTo(before);
    assertThat(reasons()).hasSize(3);
  }

  private static void assertCounts(JsonNode json, int passed, int quarantined) {
    JsonNode rows = json.at("/sources/orders/rows");
    assertThat(rows.get("read").asInt()).isEqualTo(passed + quarantined);
    assertThat(rows.get("passed").asInt()).isEqualTo(passed);
    assertThat(rows.get("quarantined").asInt()).isEqualTo(quarantined);
    assertThat(json.at("/tables/copy/rows/published").asInt()).isEqualTo(passed);
  }

  private void write(String format, String failAbove) throws IOException {
    Files.writeString(
        root.resolve("pipelines/orders/pipeline.yaml"),
        PIPELINE.replace("FORMAT", format).replace("FAIL_ABOVE", failAbove));
  }

  private Outcome run(String input) {
    return Outcome.of(
        folder, "-C", "project", "run", "orders", "--param", "input=" + input, "-o", "json");
  }

  private List<List<String>> table() {
    return SqliteTable.query(root.resolve("results.db"), "select * from copy order by id");
  }

  /** Why rows are in quarantine, in the order of the file. */
  private List<String> reasons() {
    try (Memory memory = Memory.of(new ExampleCopy(root))) {
      return memory.reasons("orders");
    }
  }
}
