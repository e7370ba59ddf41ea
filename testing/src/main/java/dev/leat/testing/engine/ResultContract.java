package dev.leat.testing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.connector.FilePart;
import dev.leat.api.connector.RowStream;
import dev.leat.api.engine.StoredResult;
import dev.leat.api.pipeline.SqlFunction;
import dev.leat.api.pipeline.SqlText;
import dev.leat.api.pipeline.Target.FileKind;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.type.Field;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Queries, stored results, exported files. */
public interface ResultContract extends EngineUnderTest {
  /** One row of each type, and one of nulls. */
  String EVERY_TYPE =
      """
      select true as b, 7 as i, cast(8 as bigint) as l,
        cast(170141183460469231731687303715884105727 as hugeint) as h,
        cast(0.1 as double) as d, 'żółw 🐢' as v, date '2024-02-29' as day,
        time '12:34:56.123456' as t, timestamp '2024-02-29 23:59:59.123456' as ts,
        timestamptz '2024-02-29 23:59:59.123456+02' as tz,
        interval '1 month 2 days 0.000123 seconds' as iv,
        cast('6f1b3a52-0000-4000-8000-0123456789ab' as uuid) as u, cast('{"a": 1}' as json) as j,
        cast('\\xFF\\x00' as blob) as x, cast(1.5 as decimal(38,10)) as w,
        cast(-0.05 as decimal(4,2)) as s
      union all
      select null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null
      """;

  @Test
  default void storesAndAttachesEveryTypeUnchanged() {
    try (Workbench bench = workbench()) {
      StoredResult stored =
          bench.session().store("everything", EVERY_TYPE, bench.folder("everything"));
      assertThat(stored.rows()).isEqualTo(2);
      assertThat(stored.schema().fields())
          .extracting(Field::toString)
          .containsExactly(
              "b boolean",
              "i integer",
              "l bigint",
              "h hugeint",
              "d double",
              "v varchar",
              "day date",
              "t time",
              "ts timestamp",
              "tz timestamptz",
              "iv interval",
              "u uuid",
              "j json",
              "x blob",
              "w decimal(38,10)",
              "s decimal(4,2)");
      List<List<@Nullable Object>> rows = bench.rows("select * from everything");
      assertEveryType(rows);
      bench.session().attach("again", stored);
      assertEveryType(bench.rows("select * from again"));
      try (RowStream stream = bench.session().rows("select * from again")) {
        assertThat(stream.schema()).isEqualTo(stored.schema());
        bench.session().load("loaded", stream);
      }
      assertEveryType(bench.rows("select * from loaded"));
    }
  }

  private static void assertEveryType(List<List<@Nullable Object>> rows) {
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0))
        .usingRecursiveComparison()
        .isEqualTo(
            List.of(
                true,
                7L,
                8L,
                new BigDecimal("170141183460469231731687303715884105727"),
                0.1,
                "żółw 🐢",
                LocalDate.of(2024, 2, 29),
                "12:34:56.123456",
                LocalDateTime.of(2024, 2, 29, 23, 59, 59, 123_456_000),
                LocalDateTime.of(2024, 2, 29, 21, 59, 59, 123_456_000),
                "1 month 2 days 00:00:00.000123",
                "6f1b3a52-0000-4000-8000-0123456789ab",
                "{\"a\": 1}",
                new byte[] {(byte) 0xff, 0},
                new BigDecimal("1.5000000000"),
                new BigDecimal("-0.05")));
    assertThat(rows.get(1)).hasSize(16).containsOnlyNulls();
  }

  @Test
  default void keepsTheOrderOfRowsThroughStoringAndReading() {
    try (Workbench bench = workbench()) {
      StoredResult stored =
          bench
              .session()
              .store(
                  "ordered",
                  "select n from (select unnest(range(300000)) as n) order by (n * 7919) % 300007",
                  bench.folder("ordered"));
      List<Long> expected =
          LongStream.range(0, 300_000)
              .boxed()
              .sorted(java.util.Comparator.comparingLong(n -> (n * 7919) % 300_007))
              .toList();
      assertThat(bench.rows("select * from ordered"))
          .extracting(row -> (Long) row.getFirst())
          .isEqualTo(expected);
      bench.session().attach("again", stored);
      assertThat(bench.rows("select * from again"))
          .extracting(row -> (Long) row.getFirst())
          .isEqualTo(expected);
    }
  }

  @Test
  default void leavesNoFolderOfAResultThatFailed() {
    try (Workbench bench = workbench()) {
      assertThatThrownBy(
              () ->
                  bench
                      .session()
                      .store(
                          "sums",
                          "select cast(9223372036854775807 as bigint) + n as n"
                              + " from (select unnest(range(3)) as n)",
                          bench.folder("sums")))
          .isInstanceOf(LeatException.class)
          .hasMessageContaining("sums")
          .hasMessageContaining("Overflow")
          .extracting("kind")
          .isEqualTo(ErrorKind.USER);
      assertThat(bench.folder("sums")).doesNotExist();
      assertThat(bench.folder("sums.tmp")).doesNotExist();
    }
  }

  @Test
  default void exportsPartitionedFilesWithTheirValuesAndRows() {
    try (Workbench bench = workbench()) {
      String sql =
          "select n, n % 2 as parity, case when n < 5 then 'a/b é' else 'c' end as name"
              + " from (select unnest(range(10)) as n)";
      List<FilePart> parts =
          bench
              .session()
              .export(sql, FileKind.PARQUET, List.of("name", "parity"), bench.folder("out"));
      assertThat(parts)
          .extracting(FilePart::partition, FilePart::rows)
          .containsExactlyInAnyOrder(
              org.assertj.core.groups.Tuple.tuple(Map.of("name", "a/b é", "parity", "0"), 3L),
              org.assertj.core.groups.Tuple.tuple(Map.of("name", "a/b é", "parity", "1"), 2L),
              org.assertj.core.groups.Tuple.tuple(Map.of("name", "c", "parity", "0"), 2L),
              org.assertj.core.groups.Tuple.tuple(Map.of("name", "c", "parity", "1"), 3L));
      assertThat(parts)
          .allSatisfy(
              part -> {
                assertThat(part.path()).startsWith(bench.folder("out")).exists();
                assertThat(part.bytes()).isEqualTo(Files.size(part.path()));
                assertThat(part.kind()).isEqualTo(FileKind.PARQUET);
              });
    }
  }

  @Test
  default void exportsOneFileWithoutPartitions() {
    try (Workbench bench = workbench()) {
      List<FilePart> parts =
          bench
              .session()
              .export("select 1 as n, 'x' as t", FileKind.CSV, List.of(), bench.folder("out"));
      assertThat(parts)
          .singleElement()
          .satisfies(
              part -> {
                assertThat(part.rows()).isEqualTo(1);
                assertThat(part.path()).hasContent("n,t\n1,x\n");
              });
    }
  }

  @Test
  default void declaresFunctions() {
    try (Workbench bench = workbench()) {
      bench
          .session()
          .declare(new SqlFunction("doubled", List.of("x"), SqlText.of("x * 2 -- twice")));
      assertThat(bench.rows("select doubled(21)")).containsExactly(List.of(42L));
    }
  }

  @Test
  default void namesWhatWasAttemptedWhenAQueryFails() {
    try (Workbench bench = workbench()) {
      assertThatThrownBy(
              () -> bench.session().store("t", "select * from nowhere", bench.folder("t")))
          .isInstanceOf(LeatException.class)
          .hasMessageStartingWith("Computing t: ")
          .hasMessageContaining("nowhere")
          .extracting("code")
          .isEqualTo("invalid-sql");
      assertThat(bench.rows("select 1")).containsExactly(List.of(1L));
    }
  }
}
