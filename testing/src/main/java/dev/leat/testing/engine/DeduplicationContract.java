package dev.leat.testing.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.engine.SourceReport;
import dev.leat.api.pipeline.Deduplication.Keep;
import dev.leat.api.run.RowCounts;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One row per key, the same one every time. */
public interface DeduplicationContract extends EngineUnderTest {
  @Test
  default void keepsTheFirstOrLastByFileNameThenPositionWhateverTheThreads() {
    for (int threads : new int[] {1, 2, 4}) {
      try (Workbench bench = workbench(256L << 20, threads)) {
        String[] keys = {"a", "b"};
        var files =
            Stream.of("3", "1", "2").map(n -> bench.file(n + ".csv", keyed(n, keys))).toList();
        SourceSpec first = columns().keep(Keep.FIRST, List.of("key"), List.of());
        SourceReport report = bench.read(first, files.get(0), files.get(1), files.get(2));
        assertThat(report.rows()).isEqualTo(new RowCounts(6000, 2, 0, 0, 5998));
        assertThat(bench.rows("select key, place from orders order by key"))
            .containsExactly(List.of("a", "1:1"), List.of("b", "1:2"));
        bench.read(
            columns().keep(Keep.LAST, List.of("key"), List.of()),
            files.get(0),
            files.get(1),
            files.get(2));
        assertThat(bench.rows("select key, place from orders order by key"))
            .containsExactly(List.of("a", "3:1999"), List.of("b", "3:2000"));
      }
    }
  }

  @Test
  default void ordersByColumnsBeforePositionAndPutsNullsLast() {
    try (Workbench bench = workbench()) {
      var file = bench.file("orders.csv", "key,place", "a,", "a,z", "a,Z", "b,1", "b,1", "c,");
      assertThat(
              bench.read(columns().keep(Keep.FIRST, List.of("key"), List.of("place")), file).rows())
          .isEqualTo(new RowCounts(6, 3, 0, 0, 3));
      assertThat(bench.rows("select key, coalesce(place, '-') from orders order by key"))
          .containsExactly(List.of("a", "Z"), List.of("b", "1"), List.of("c", "-"));
      bench.read(columns().keep(Keep.LAST, List.of("key"), List.of("place")), file);
      assertThat(bench.rows("select key, coalesce(place, '-') from orders order by key"))
          .containsExactly(List.of("a", "z"), List.of("b", "1"), List.of("c", "-"));
    }
  }

  @Test
  default void quarantinesRowsWithoutKeyAndComparesOnlyTheSurvivors() {
    try (Workbench bench = workbench()) {
      SourceReport report =
          bench.read(
              columns()
                  .expect("placed", "place <> 'x'")
                  .keep(Keep.FIRST, List.of("KEY"), List.of()),
              bench.file("orders.csv", "key,place", "a,x", "a,1", "a,2", ",3"));
      assertThat(report.rows()).isEqualTo(new RowCounts(4, 1, 2, 0, 1));
      assertThat(bench.rows("select * from orders")).containsExactly(List.of("a", "1"));
      assertThat(bench.reasons())
          .containsExactly(List.of("placed"), List.of("key is null, deduplication needs it"));
    }
  }

  private static SourceSpec columns() {
    return SourceSpec.csv().column("key", "varchar").column("place", "varchar");
  }

  private static String[] keyed(String file, String[] keys) {
    return Stream.concat(
            Stream.of("key,place"),
            IntStream.rangeClosed(1, 2000)
                .mapToObj(i -> keys[(i + 1) % keys.length] + "," + file + ":" + i))
        .toArray(String[]::new);
  }
}
