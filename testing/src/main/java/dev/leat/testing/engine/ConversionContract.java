package dev.leat.testing.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.engine.InputFile;
import dev.leat.api.engine.SourceRead;
import dev.leat.api.engine.SourceReport;
import dev.leat.api.pipeline.Column.OnBadValue;
import dev.leat.api.problem.LeatException;
import dev.leat.api.run.RowCounts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From raw fields to typed columns. */
public interface ConversionContract extends EngineUnderTest {
  @Test
  default void readsEveryDeclaredTypeInDeclaredOrder() {
    try (Workbench bench = workbench()) {
      InputFile file =
          bench.file(
              "orders.csv",
              "text,boo,int,big,huge,dou,day,clock,time,zoned,small,wide,id,doc",
              "żółw 🐢,true,-7,9223372036854775807,170141183460469231731687303715884105727,1.5e3,"
                  + "2024-02-29,12:34:56,2024-02-29 23:59:59.123456,2024-02-29T23:59:59+02:00,"
                  + "12.34,1234567890123456789012345678.0123456789,"
                  + "6f1b3a52-0000-4000-8000-0123456789ab,[]");
      SourceReport report =
          bench.read(
              SourceSpec.csv()
                  .column("big", "bigint")
                  .column("boo", "boolean")
                  .column("int", "integer")
                  .column("huge", "hugeint")
                  .column("dou", "double")
                  .column("text", "varchar")
                  .column("day", "date")
                  .column("clock", "time")
                  .column("time", "timestamp")
                  .column("zoned", "timestamptz")
                  .column("small", "decimal(4,2)")
                  .column("wide", "decimal(38,10)")
                  .column("id", "uuid")
                  .column("doc", "json"),
              file);
      assertThat(report.rows()).isEqualTo(new RowCounts(1, 1, 0, 0, 0));
      assertThat(bench.rows("select * from orders"))
          .containsExactly(
              List.of(
                  9223372036854775807L,
                  true,
                  -7L,
                  new BigDecimal("170141183460469231731687303715884105727"),
                  1500.0,
                  "żółw 🐢",
                  LocalDate.of(2024, 2, 29),
                  "12:34:56",
                  LocalDateTime.of(2024, 2, 29, 23, 59, 59, 123_456_000),
                  LocalDateTime.of(2024, 2, 29, 21, 59, 59),
                  new BigDecimal("12.34"),
                  new BigDecimal("1234567890123456789012345678.0123456789"),
                  "6f1b3a52-0000-4000-8000-0123456789ab",
                  "[]"));
    }
  }

  @Test
  default void quarantinesTextThatDoesNotConvertWithItsFileLineTextAndReason() {
    try (Workbench bench = workbench()) {
      InputFile file =
          bench.file("orders.csv", "id,at,price", "1,2024-01-01,1.5", "x2,not_a_date,12.3.4");
      SourceReport report =
          bench.read(
              SourceSpec.csv()
                  .column("id", "integer")
                  .column("at", "timestamp")
                  .column("price", "decimal(18,4)"),
              file);
      assertThat(report.rows()).isEqualTo(new RowCounts(2, 1, 1, 0, 0));
      assertThat(report.bad())
          .containsEntry("id", 1L)
          .containsEntry("at", 1L)
          .containsEntry("price", 1L);
      assertThat(bench.rejected())
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.file()).isEqualTo("orders.csv");
                assertThat(row.fingerprint()).isEqualTo(file.fingerprint());
                assertThat(row.record()).isEqualTo(2);
                assertThat(row.line()).isEqualTo(3);
                assertThat(row.text()).isEqualTo("x2,not_a_date,12.3.4");
                assertThat(row.reasons())
                    .containsExactly(
                        "id is not an integer: 'x2'",
                        "at is not a timestamp: 'not_a_date'",
                        "price is not a decimal(18,4): '12.3.4'");
              });
    }
  }

  @Test
  default void setsBadValuesNullWhereAskedToAndCountsThem() {
    try (Workbench bench = workbench()) {
      SourceReport report =
          bench.read(
              SourceSpec.csv()
                  .column("id", "bigint")
                  .column("price", "decimal(18,4)", OnBadValue.SET_NULL),
              bench.file("orders.csv", "id,price", "1,abc", "2,", "3,2.5"));
      assertThat(report.rows()).isEqualTo(new RowCounts(3, 3, 0, 0, 0));
      assertThat(report.bad()).containsEntry("price", 1L);
      assertThat(report.missing()).containsEntry("price", 2L).containsEntry("id", 0L);
      assertThat(bench.rows("select id, price from orders order by id"))
          .containsExactly(
              Arrays.asList(1L, null),
              Arrays.asList(2L, null),
              List.of(3L, new BigDecimal("2.5000")));
    }
  }

  @Test
  default void failsOnBadValuesWhereAskedToAndNamesTheFirst() {
    try (Workbench bench = workbench()) {
      InputFile file = bench.file("orders.csv", "id,price", "1,1", "2,abc", "3,def");
      SourceSpec spec =
          SourceSpec.csv().column("id", "bigint").column("price", "double", OnBadValue.FAIL);
      assertThatThrownBy(() -> bench.read(spec, file))
          .isInstanceOf(LeatException.class)
          .hasMessage(
              "orders.csv:3 orders.price: 2 values cannot be read, this is the first: price is not"
                  + " a double: 'abc'. Mend the file, or set on_bad_value to quarantine or"
                  + " set_null.")
          .extracting("code")
          .isEqualTo("expectation-failed");
      assertThatThrownBy(() -> bench.rows("select * from orders"))
          .isInstanceOf(LeatException.class);
    }
  }

  @Test
  default void roundsDecimalsHalfUpAndCountsThem() {
    try (Workbench bench = workbench()) {
      SourceReport report =
          bench.read(
              SourceSpec.csv()
                  .column("id", "bigint")
                  .column("price", "decimal(10,2)")
                  .computed("twice", "decimal(10,1)", "replace(price, '1', '2')"),
              bench.file("orders.csv", "id,price", "1,1.005", "2,-1.005", "3,1.1"));
      assertThat(report.rounded()).containsEntry("price", 2L).containsEntry("twice", 2L);
      assertThat(bench.rows("select price, twice from orders order by id"))
          .containsExactly(
              List.of(new BigDecimal("1.01"), new BigDecimal("2.0")),
              List.of(new BigDecimal("-1.01"), new BigDecimal("-2.0")),
              List.of(new BigDecimal("1.10"), new BigDecimal("2.2")));
    }
  }

  @Test
  default void evaluatesExpressionsOverRawTextBeforeConversion() {
    try (Workbench bench = workbench()) {
      SourceReport report =
          bench.read(
              SourceSpec.csv()
                  .column("price", "decimal(18,2)", OnBadValue.SET_NULL)
                  .computed("currency", "varchar", "upper(right(Price, 1)) -- the last letter")
                  .computed("amount", "decimal(18,2)", "left(price, length(price) - 1)")
                  .computed("letters", "bigint", "length(price || orders.note)"),
              bench.file("orders.csv", "price,note", " 12.50e ,hi", "xe,you"));
      assertThat(report.rows()).isEqualTo(new RowCounts(2, 1, 1, 0, 0));
      assertThat(report.undeclared()).isEmpty();
      assertThat(bench.rows("select * from orders"))
          .containsExactly(Arrays.asList(null, "E", new BigDecimal("12.50"), 8L));
      assertThat(bench.reasons()).containsExactly(List.of("amount is not a decimal(18,2): 'x'"));
    }
  }

  @Test
  default void readsOnlyWhatLiesInTheInterval() {
    try (Workbench bench = workbench()) {
      InputFile file =
          bench.file(
              "orders.csv",
              "id,at",
              "1,2024-01-01 00:00:00",
              "2,2024-01-07 23:59:59.999999",
              "3,2024-01-08 00:00:00",
              "4,2023-12-31 23:59:59",
              "5,");
      SourceSpec spec = SourceSpec.csv().column("id", "bigint").column("at", "timestamp");
      SourceReport report =
          bench.read(
              new SourceRead(
                  spec.source(),
                  List.of(file),
                  List.of(),
                  "at",
                  LocalDateTime.of(2024, 1, 1, 0, 0),
                  LocalDateTime.of(2024, 1, 8, 0, 0)));
      assertThat(report.rows()).isEqualTo(new RowCounts(3, 2, 1, 0, 0));
      assertThat(bench.rows("select id from orders order by id"))
          .containsExactly(List.of(1L), List.of(2L));
      assertThat(bench.reasons()).containsExactly(List.of("at is null, the interval needs it"));
    }
  }

  @Test
  default void readsAnEmptyFileOfHeadersAndNoFileAtAll() {
    try (Workbench bench = workbench()) {
      SourceSpec spec = SourceSpec.csv().column("id", "bigint").expect("positive", "id > 0");
      SourceReport report = bench.read(spec, bench.file("orders.csv", "id,extra"));
      assertThat(report.rows()).isEqualTo(RowCounts.ZERO);
      assertThat(report.undeclared()).containsExactly("extra");
      assertThat(bench.read(spec).rows()).isEqualTo(RowCounts.ZERO);
      assertThat(bench.rows("select count(*) from orders")).containsExactly(List.of(0L));
    }
  }

  @Test
  default void namesMissingColumnsBeforeReadingAnything() {
    try (Workbench bench = workbench()) {
      InputFile file = bench.file("orders.csv", "id,pirce", "1,2");
      SourceSpec spec = SourceSpec.csv().column("id", "bigint").column("price", "double");
      assertThatThrownBy(() -> bench.read(spec, file))
          .isInstanceOf(LeatException.class)
          .hasMessageContaining("price")
          .hasMessageContaining("pirce");
      assertThat(bench.rejected()).isEmpty();
    }
  }
}
