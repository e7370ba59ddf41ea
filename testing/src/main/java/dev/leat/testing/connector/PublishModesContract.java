package dev.leat.testing.connector;

import static dev.leat.testing.connector.MemoryRows.row;
import static dev.leat.testing.connector.Publications.ADD;
import static dev.leat.testing.connector.Publications.APPEND;
import static dev.leat.testing.connector.Publications.MERGE;
import static dev.leat.testing.connector.Publications.PARTITIONS;
import static dev.leat.testing.connector.Publications.REPLACE;
import static dev.leat.testing.connector.Publications.SALES;
import static dev.leat.testing.connector.Publications.sale;
import static dev.leat.testing.connector.Publications.sales;
import static dev.leat.testing.connector.Publications.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.connector.Receipt;
import org.junit.jupiter.api.Test;

/** What each publish mode does to the rows of a table. */
interface PublishModesContract extends TableTargetTest {
  @Test
  default void replaceMakesTheRowsTheWholeContent() {
    target().publish("run-1", REPLACE, sale(1, "EU", "1.50"), sale(2, "NA", "2.00"));

    Receipt receipt = target().publish("run-2", REPLACE, sale(3, "EU", "9.99"));

    assertThat(target().content()).containsExactly(text(3, "EU", "9.99"));
    assertThat(receipt.rows()).isEqualTo(1);
    assertThat(receipt.created()).isFalse();
    assertThat(receipt.location()).isEqualTo("results.sales");
  }

  @Test
  default void replaceWithNoRowsLeavesAnEmptyTable() {
    assertThat(target().publish("run-1", REPLACE).created()).isTrue();

    assertThat(target().content()).isEmpty();
    assertThat(target().schema()).isEqualTo(SALES);
  }

  @Test
  default void appendAddsTheRows() {
    target().publish("run-1", APPEND, sale(1, "EU", "1.50"));
    target().publish("run-2", APPEND, sale(1, "EU", "1.50"), sale(2, null, null));

    assertThat(target().content())
        .containsExactlyInAnyOrder(
            text(1, "EU", "1.50"), text(1, "EU", "1.50"), text(2, null, null));
  }

  @Test
  default void mergeOverwritesRowsWithAKnownKeyAndAddsTheOthers() {
    target().publish("run-1", MERGE, sale(1, "EU", "1.50"), sale(2, "NA", "2.00"));

    Receipt receipt = target().publish("run-2", MERGE, sale(2, "EU", null), sale(3, "SA", "3.00"));

    assertThat(target().content())
        .containsExactlyInAnyOrder(
            text(1, "EU", "1.50"), text(2, "EU", null), text(3, "SA", "3.00"));
    assertThat(receipt.rows()).isEqualTo(2);
    assertThat(receipt.details()).containsEntry("updated", "1").containsEntry("inserted", "1");
  }

  @Test
  default void additiveColumnsOfAMergeAreAddedExactly() {
    target()
        .publish("run-1", ADD, sale(1, "EU", "0.10"), sale(2, "NA", null), sale(3, "NA", "5.00"));

    target()
        .publish("run-2", ADD, sale(1, "AF", "0.20"), sale(2, "NA", "2.00"), sale(3, "NA", null));

    assertThat(target().content())
        .containsExactlyInAnyOrder(
            text(1, "AF", "0.30"), text(2, "NA", "2.00"), text(3, "NA", "5.00"));
  }

  @Test
  default void mergeRefusesAKeyThatOccursTwiceBeforeAnythingIsDecided() {
    target()
        .assertPrepareFails(
            sales(MERGE, sale(7, "EU", "1.00"), sale(7, "NA", "1.00"), sale(8, "NA", "1.00")),
            "merge-key-duplicate",
            "Cannot merge into results.sales: the key (id) occurs more than once in the rows to be"
                + " merged, such as (7) 2 times. Group or deduplicate in the SQL, or add columns to"
                + " the key.");
  }

  @Test
  default void mergeRefusesANullInTheKeyBeforeAnythingIsDecided() {
    target()
        .assertPrepareFails(
            sales(MERGE, row(null, "EU", null), sale(8, "NA", "1.00")),
            "merge-key-null",
            "Cannot merge into results.sales: 1 of 2 rows have a null in the key (id). Filter them out"
                + " in the SQL, or expect the columns to be not null.");
  }

  @Test
  default void replacePartitionsReplacesOnlyThePartitionsThatOccur() {
    target()
        .publish(
            "run-1",
            PARTITIONS,
            sale(1, "EU", "1.00"),
            sale(2, "EU", "2.00"),
            sale(3, "NA", "3.00"),
            sale(4, null, "4.00"));

    Receipt receipt =
        target().publish("run-2", PARTITIONS, sale(5, "EU", "5.00"), sale(6, null, "6.00"));

    assertThat(target().content())
        .containsExactlyInAnyOrder(
            text(3, "NA", "3.00"), text(5, "EU", "5.00"), text(6, null, "6.00"));
    assertThat(receipt.details()).containsEntry("deleted", "3");
  }
}
