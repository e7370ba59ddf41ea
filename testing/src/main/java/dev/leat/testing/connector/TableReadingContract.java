package dev.leat.testing.connector;

import static dev.leat.testing.connector.Publications.REPLACE;
import static dev.leat.testing.connector.Publications.SALES;
import static dev.leat.testing.connector.Publications.sale;
import static dev.leat.testing.connector.Publications.table;
import static dev.leat.testing.connector.Publications.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.connector.Publication;
import dev.leat.api.connector.TableReader;
import dev.leat.api.problem.LeatException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reader of a table sees. */
interface TableReadingContract extends TableTargetTest {
  @Test
  default void readsNothingOfATableThatIsNotThere() {
    try (TableReader reader = target().reader()) {
      assertThat(reader.schema("nowhere")).isEmpty();
      assertThatThrownBy(() -> reader.rows("nowhere", ""))
          .isInstanceOf(LeatException.class)
          .hasMessageStartingWith("Cannot find the table nowhere in results (");
    }
  }

  @Test
  default void aReaderSeesTheOldRowsWhileTheyAreReplaced() {
    target().publish("run-1", REPLACE, sale(1, "EU", "1.00"), sale(2, "NA", "2.00"));
    List<List<String>> seen = new ArrayList<>();
    MemoryRows rows = MemoryRows.of(SALES, sale(3, "EU", "3.00"));
    Publication replacing =
        new Publication(
            "sales",
            table("sales", REPLACE),
            SALES,
            () -> {
              seen.add(target().content());
              return rows.open();
            },
            List.of(),
            List.of());

    target().commit("run-2", replacing);

    assertThat(seen).containsExactly(List.of(text(1, "EU", "1.00"), text(2, "NA", "2.00")));
    assertThat(target().content()).containsExactly(text(3, "EU", "3.00"));
  }
}
