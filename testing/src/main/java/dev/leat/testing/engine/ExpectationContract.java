package dev.leat.testing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.engine.InputFile;
import dev.leat.api.engine.RejectedRow;
import dev.leat.api.engine.SourceReport;
import dev.leat.api.pipeline.Expectation.Action;
import dev.leat.api.problem.LeatException;
import dev.leat.api.run.RowCounts;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Expectations and what becomes of rows that do not pass them. */
public interface ExpectationContract extends EngineUnderTest {
  @Test
  default void recordsEveryBrokenExpectationAndNamesTheColumnThatIsNull() {
    try (Workbench bench = workbench()) {
      SourceReport report =
          bench.read(
              SourceSpec.csv()
                  .required("id", "bigint")
                  .column("low", "double")
                  .column("high", "double")
                  .expect("ordered", "low <= high")
                  .expect("positive", "low > 0")
                  .expect("never_known", "nullif(id, id) > 0 or id < 5"),
              bench.file("orders.csv", "id,low,high", "1,1,2", "2,-3,-4", "3,,2", "7,1,1", ",1,0"));
      assertThat(report.rows()).isEqualTo(new RowCounts(5, 1, 4, 0, 0));
      assertThat(bench.reasons())
          .containsExactly(
              List.of("ordered", "positive"),
              List.of("low is null"),
              List.of("never_known: null"),
              List.of("id is null", "ordered"));
      assertThat(report.broken())
          .containsEntry("id is required", 1L)
          .containsEntry("ordered", 3L)
          .containsEntry("positive", 2L)
          .containsEntry("never_known", 2L);
    }
  }

  @Test
  default void dropsWarnsAndQuarantinesAsTheActionSays() {
    try (Workbench bench = workbench()) {
      SourceReport report =
          bench.read(
              SourceSpec.csv()
                  .column("id", "bigint")
                  .expect("not_dropped", "id <> 2 and id <> 4", Action.DROP)
                  .expect("small", "id < 3", Action.WARN)
                  .expect("not_quarantined", "id <> 3 and id <> 4"),
              bench.file("orders.csv", "id", "1", "2", "3", "4", "5"));
      assertThat(report.rows()).isEqualTo(new RowCounts(5, 2, 2, 1, 0));
      assertThat(report.broken())
          .containsEntry("not_dropped", 2L)
          .containsEntry("small", 3L)
          .containsEntry("not_quarantined", 2L);
      assertThat(bench.reasons())
          .containsExactly(List.of("not_quarantined"), List.of("not_dropped", "not_quarantined"));
    }
  }

  @Test
  default void failsTheReadAndNamesTheRuleItsRowsAndTheFirst() {
    try (Workbench bench = workbench()) {
      InputFile first = bench.file("orders1.csv", "id", "1", "2");
      InputFile second = bench.file("orders2.csv", "id", "3", "-4", "-5");
      SourceSpec spec =
          SourceSpec.csv().column("id", "bigint").expect("positive", "id > 0", Action.FAIL);
      assertThatThrownBy(() -> bench.read(spec, second, first))
          .isInstanceOf(LeatException.class)
          .hasMessage(
              "orders2.csv:3 orders: The expectation positive does not hold for 2 rows, this is the"
                  + " first. Mend the file, or give the expectation another action than fail.");
    }
  }

  @Test
  default void handsRejectedRowsOverInTheOrderOfFileNameAndPositionWhateverTheThreads() {
    for (int threads : new int[] {1, 2, 4}) {
      try (Workbench bench = workbench(256L << 20, threads)) {
        SourceReport report =
            bench.read(
                SourceSpec.csv().column("id", "bigint").expect("even", "id % 2 = 0"),
                bench.file("b.csv", numbers(5000)),
                bench.file("a.csv", numbers(3000)));
        assertThat(report.rows()).isEqualTo(new RowCounts(8000, 4000, 4000, 0, 0));
        assertThat(bench.rejected())
            .extracting(RejectedRow::file, RejectedRow::record, RejectedRow::text)
            .startsWith(
                org.assertj.core.groups.Tuple.tuple("a.csv", 1L, "1"),
                org.assertj.core.groups.Tuple.tuple("a.csv", 3L, "3"))
            .endsWith(org.assertj.core.groups.Tuple.tuple("b.csv", 4999L, "4999"));
        assertThat(bench.rejected())
            .extracting(row -> row.file() + String.format("%09d", row.record()))
            .isSorted();
      }
    }
  }

  @Test
  default void holdsMoreColumnsAndExpectationsThanOneWordHasBits() {
    SourceSpec spec = SourceSpec.csv();
    IntStream.range(0, 70)
        .forEach(i -> spec.column("c" + i, "integer").expect("small" + i, "c" + i + " < 9"));
    try (Workbench bench = workbench()) {
      String header = String.join(",", IntStream.range(0, 70).mapToObj(i -> "c" + i).toList());
      String sound = String.join(",", Stream.generate(() -> "1").limit(70).toList());
      String broken = sound.substring(0, sound.length() - 3) + "x,9";
      SourceReport report = bench.read(spec, bench.file("orders.csv", header, sound, broken));
      assertThat(report.rows()).isEqualTo(new RowCounts(2, 1, 1, 0, 0));
      assertThat(bench.reasons()).containsExactly(List.of("c68 is not an integer: 'x'", "small69"));
    }
  }

  private static String[] numbers(int count) {
    return Stream.concat(Stream.of("id"), IntStream.rangeClosed(1, count).mapToObj(String::valueOf))
        .toArray(String[]::new);
  }
}
