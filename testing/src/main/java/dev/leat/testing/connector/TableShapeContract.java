package dev.leat.testing.connector;

import static dev.leat.testing.connector.MemoryRows.row;
import static dev.leat.testing.connector.Publications.APPEND;
import static dev.leat.testing.connector.Publications.MERGE;
import static dev.leat.testing.connector.Publications.REPLACE;
import static dev.leat.testing.connector.Publications.SALES;
import static dev.leat.testing.connector.Publications.evolving;
import static dev.leat.testing.connector.Publications.id;
import static dev.leat.testing.connector.Publications.named;
import static dev.leat.testing.connector.Publications.sale;
import static dev.leat.testing.connector.Publications.sales;
import static dev.leat.testing.connector.Publications.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.connector.Publication;
import dev.leat.api.connector.Publisher;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a table is made, matched by name, and changed or refused when it has another shape. */
interface TableShapeContract extends TableTargetTest {
  @Test
  default void createsTheTableWithDeclaredTypes() {
    target().publish("run-1", REPLACE, sale(1, "EU", "1.00"));

    assertThat(target().schema()).isEqualTo(SALES);
  }

  @Test
  default void anotherShapeIsAnErrorThatShowsTheDifference() {
    target().publish("run-1", REPLACE, sale(1, "EU", "1.00"));
    Schema other =
        Schema.of(
            new Field("id", DataType.Simple.VARCHAR),
            new Field("amount", new DataType.Decimal(18, 2)),
            new Field("day", DataType.Simple.DATE));

    target()
        .assertPrepareFails(
            named("sales", REPLACE, other),
            "target-shape",
            """
        The target results.sales has another shape than the table sales:
          column  target     pipeline
          id      BIGINT     VARCHAR
          day     (missing)  DATE
          region  VARCHAR    (missing)
        Change the SQL of the table, or set schema: evolve on the target to add and widen columns,\
         or rename or drop the target.""");
    assertThat(target().content()).containsExactly(text(1, "EU", "1.00"));
  }

  @Test
  default void evolveAddsColumnsAndWidensNumbers() {
    Schema narrow =
        Schema.of(
            new Field("id", DataType.Simple.INTEGER),
            new Field("region", DataType.Simple.VARCHAR),
            new Field("amount", new DataType.Decimal(4, 2)));
    target().commit("run-1", named("sales", APPEND, narrow, row(1L, "EU", new BigDecimal("1.00"))));
    Schema wide =
        Schema.of(
            new Field("id", DataType.Simple.BIGINT),
            new Field("amount", new DataType.Decimal(18, 4)),
            new Field("day", DataType.Simple.DATE));
    Publication evolving =
        evolving(
            named(
                "sales",
                APPEND,
                wide,
                row(5_000_000_000L, new BigDecimal("12345.6789"), LocalDate.of(2024, 2, 29))));

    try (Publisher publisher = target().publisher()) {
      publisher.prepare(id("run-2"), List.of(evolving));
      publisher.commit(id("run-2"), List.of(evolving));
    }

    assertThat(target().content())
        .hasSize(2)
        .anySatisfy(row -> assertThat(row).contains("5000000000").contains("2024-02-29"))
        .anySatisfy(row -> assertThat(row).contains("EU").endsWith("null"));
  }

  @Test
  default void evolveDoesNotTurnNumbersIntoText() {
    target().publish("run-1", REPLACE, sale(1, "EU", "1.00"));
    Schema other =
        Schema.of(
            new Field("id", DataType.Simple.VARCHAR),
            new Field("region", DataType.Simple.VARCHAR),
            new Field("amount", new DataType.Decimal(18, 2)));

    target()
        .assertPrepareFails(
            evolving(named("sales", REPLACE, other)),
            "target-shape",
            """
        The target results.sales has another shape than the table sales:
          column  target  pipeline
          id      BIGINT  VARCHAR
        schema: evolve adds columns and widens numbers only. Change the SQL of the table, or\
         rename or drop the target.""");
  }

  @Test
  default void columnsAreMatchedByNameInAnyOrderAndCase() {
    target().publish("run-1", APPEND, sale(1, "EU", "1.00"));
    Schema turned =
        Schema.of(
            new Field("AMOUNT", new DataType.Decimal(18, 2)),
            new Field("Region", DataType.Simple.VARCHAR),
            new Field("ID", DataType.Simple.BIGINT));

    target().commit("run-2", named("SALES", MERGE, turned, row(new BigDecimal("2.00"), "NA", 1L)));

    assertThat(target().content()).containsExactly(text(1, "NA", "2.00"));
    assertThat(target().schema()).isEqualTo(SALES);
  }

  @Test
  default void namesMayBeReservedWordsOrHoldAnyCharacter() {
    Schema odd =
        Schema.of(
            new Field("select", DataType.Simple.BIGINT),
            new Field("Größe in \"cm\"", DataType.Simple.BIGINT),
            new Field("a.b", DataType.Simple.BIGINT));
    PublishMode merge = new PublishMode.Merge(List.of("select"), List.of("a.b"));

    target().commit("run-1", named("\"order by\"", merge, odd, row(1L, 2L, 3L)));
    target().commit("run-2", named("\"order by\"", merge, odd, row(1L, 4L, 4L)));

    assertThat(target().content("\"order by\"")).containsExactly("1, 4, 7");
  }

  @Test
  default void aViewIsNotATarget() {
    target().execute("CREATE VIEW sales AS SELECT 1 AS id");

    target().assertPrepareFails(sales(REPLACE, sale(1, "EU", "1.00")), "target-is-view");
  }
}
