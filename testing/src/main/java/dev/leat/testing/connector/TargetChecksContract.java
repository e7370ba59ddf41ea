package dev.leat.testing.connector;

import static dev.leat.testing.connector.MemoryRows.row;
import static dev.leat.testing.connector.Publications.ADD;
import static dev.leat.testing.connector.Publications.APPEND;
import static dev.leat.testing.connector.Publications.MERGE;
import static dev.leat.testing.connector.Publications.checked;
import static dev.leat.testing.connector.Publications.id;
import static dev.leat.testing.connector.Publications.named;
import static dev.leat.testing.connector.Publications.sale;
import static dev.leat.testing.connector.Publications.sales;
import static dev.leat.testing.connector.Publications.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.connector.Publication;
import dev.leat.api.connector.Publisher;
import dev.leat.api.connector.TableReader;
import dev.leat.api.pipeline.Check;
import dev.leat.api.problem.LeatException;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Checks that see the target as it will be. */
interface TargetChecksContract extends TableTargetTest {
  @Test
  default void checksSeeTheMergedTargetAndRollBack() {
    target().publish("run-1", APPEND, sale(1, "EU", "1.00"));

    assertCheckFails(
        new Check.Rule.Unique(List.of("id")), "unique (id): 1 combinations occur more than once");
    assertCheckFails(
        new Check.Rule.NotNull(List.of("region")), "not_null (region): 1 rows have a null");
    assertCheckFails(new Check.Rule.RowCount(null, 2L), "row_count ( … 2): there are 3 rows");
    assertCheckFails(
        new Check.Rule.AcceptedValues("region", List.of("NA")),
        "accepted_values (region: NA): there are others, such as EU");
    assertThat(target().content()).containsExactly(text(1, "EU", "1.00"));
  }

  @Test
  default void aCheckThatWouldFailIsFoundBeforeAnythingIsDecided() {
    target().publish("run-1", MERGE, sale(1, "EU", "1.00"));
    Publication second =
        checked(sales(MERGE, sale(2, "NA", "1.00")), new Check.Rule.RowCount(null, 1L));

    assertPrepareFails(second, "row_count ( … 1): there are 2 rows");

    assertThat(target().content()).containsExactly(text(1, "EU", "1.00"));
    assertThat(target().isCommitted("run-2", second)).isFalse();
  }

  @Test
  default void aRehearsalSeesTheTargetThatIsNotThereYetAndDoesNotMakeIt() {
    Publication publication =
        checked(sales(MERGE, sale(1, "EU", "1.00")), new Check.Rule.RowCount(2L, null));

    assertPrepareFails(publication, "row_count (2 … ): there are 1 rows");

    try (TableReader reader = target().reader()) {
      assertThat(reader.schema("sales")).isEmpty();
    }
  }

  @Test
  default void aRehearsalThatSucceedsChangesNothing() {
    target().publish("run-1", ADD, sale(1, "EU", "1.00"));
    Publication publication =
        checked(sales(ADD, sale(1, "EU", "2.00")), new Check.Rule.RowCount(null, 1L));

    try (Publisher publisher = target().publisher()) {
      publisher.prepare(id("run-2"), List.of(publication));
      publisher.prepare(id("run-2"), List.of(publication));
      assertThat(target().content()).containsExactly(text(1, "EU", "1.00"));
      publisher.commit(id("run-2"), List.of(publication));
    }

    assertThat(target().content()).containsExactly(text(1, "EU", "3.00"));
  }

  @Test
  default void checksThatHoldLetTheRowsPass() {
    Publication publication =
        checked(
            sales(APPEND, sale(1, "EU", "1.00")),
            new Check.Rule.Unique(List.of("id")),
            new Check.Rule.NotNull(List.of("id", "region")),
            new Check.Rule.RowCount(1L, 1L),
            new Check.Rule.AcceptedValues("region", List.of("EU", "NA")));

    assertThat(target().commit("run-1", publication).getFirst().details())
        .doesNotContainKey("warning");
  }

  @Test
  default void staleContentFailsTheFreshnessCheck() {
    Schema schema = Schema.of(new Field("at", DataType.Simple.TIMESTAMP));
    Publication publication =
        checked(
            named("events", APPEND, schema, row(LocalDateTime.of(2001, 1, 1, 0, 0))),
            new Check.Rule.Freshness("at", Duration.ofDays(1)));

    assertThatThrownBy(() -> target().commit("run-1", publication))
        .hasMessageContaining("freshness (at within PT24H): the newest is 2001-01-01 00:00:00");
  }

  @Test
  default void aFailedCheckThatOnlyWarnsIsInTheReceipt() {
    Publication warned =
        checked(
            sales(APPEND, sale(1, "EU", "1.00")),
            Check.OnFail.WARN,
            new Check.Rule.RowCount(5L, null));

    assertThat(target().commit("run-1", warned).getFirst().details())
        .containsEntry("warning", "row_count (5 … ): there are 1 rows");
  }

  private void assertPrepareFails(Publication publication, String violation) {
    try (Publisher publisher = target().publisher()) {
      assertBreaks(violation, () -> publisher.prepare(id("run-2"), List.of(publication)));
    }
  }

  private void assertCheckFails(Check.Rule rule, String violation) {
    Publication publication =
        checked(sales(APPEND, sale(1, null, "1.00"), sale(2, "NA", "1.00")), rule);
    assertPrepareFails(publication, violation);
    assertBreaks(violation, () -> target().commit("run-2", publication));
  }

  private static void assertBreaks(String violation, ThrowingCallable attempt) {
    assertThatThrownBy(attempt)
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.code()).isEqualTo("check-failed"))
        .hasMessageContaining(
            " would break what the table sales promises over its target: "
                + violation
                + ". Nothing was changed.");
  }
}
