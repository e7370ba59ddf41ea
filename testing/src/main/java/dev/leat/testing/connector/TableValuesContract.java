package dev.leat.testing.connector;

import static dev.leat.testing.connector.MemoryRows.row;
import static dev.leat.testing.connector.Publications.REPLACE;
import static dev.leat.testing.connector.Publications.publication;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** That values come back from a table as they were written. */
interface TableValuesContract extends TableTargetTest {
  @Test
  default void everyTypeComesBackAsItWas() {
    Schema schema =
        Schema.of(
            new Field("boolean", DataType.Simple.BOOLEAN),
            new Field("bigint", DataType.Simple.BIGINT),
            new Field("double", DataType.Simple.DOUBLE),
            new Field("text", DataType.Simple.VARCHAR),
            new Field("date", DataType.Simple.DATE),
            new Field("time", DataType.Simple.TIME),
            new Field("timestamp", DataType.Simple.TIMESTAMP),
            new Field("instant", DataType.Simple.TIMESTAMPTZ),
            new Field("uuid", DataType.Simple.UUID),
            new Field("json", DataType.Simple.JSON),
            new Field("money", new DataType.Decimal(18, 4)),
            new Field("sum", new DataType.Decimal(38, 8)));
    MemoryRows rows =
        MemoryRows.of(
            schema,
            row(
                true,
                Long.MIN_VALUE,
                -0.1,
                "Grüße, 東京 \uD83D\uDE80 'quoted' \"x\"\n",
                LocalDate.of(2024, 2, 29),
                "23:59:59",
                LocalDateTime.of(2024, 2, 29, 23, 59, 59, 123_456_000),
                LocalDateTime.of(1999, 12, 31, 0, 0),
                "0189c0de-0000-7000-8000-0000000000ff",
                "{\"a\":[1,null]}",
                new BigDecimal("-12345678901.2345"),
                new BigDecimal("1234567.00000001")),
            row(
                false,
                0L,
                1e300,
                "",
                LocalDate.of(1, 1, 1),
                "00:00:00",
                LocalDateTime.of(1970, 1, 1, 0, 0),
                LocalDateTime.of(2038, 1, 19, 3, 14, 8),
                "ffffffff-ffff-4fff-bfff-ffffffffffff",
                "12",
                new BigDecimal("0.0000"),
                new BigDecimal("0.00000001")),
            new Object[12]);

    for (PublishMode mode : List.of(REPLACE, new PublishMode.ReplacePartitions(List.of("text")))) {
      target().commit("run-" + mode, publication("every", mode, rows));
      assertThat(target().read("every"))
          .usingRecursiveFieldByFieldElementComparator()
          .containsExactlyElementsOf(rows.rows());
    }
  }

  @Test
  default void bytesAndNestedValuesAreKept() {
    Schema schema =
        Schema.of(
            new Field("bytes", DataType.Simple.BLOB),
            new Field("list", new DataType.ListOf(DataType.Simple.BIGINT)));
    byte[] bytes = {0, -1, 127, 39};

    target().commit("run-1", publication("b", REPLACE, MemoryRows.of(schema, row(bytes, "[1,2]"))));

    List<@Nullable Object> read = target().read("b").getFirst();
    assertThat((byte[]) read.getFirst()).isEqualTo(bytes);
    assertThat(read.get(1)).isEqualTo("[1,2]");
  }
}
