package dev.leat.testing.connector;

import static dev.leat.testing.connector.MemoryRows.row;
import static dev.leat.testing.connector.Publications.REPLACE;
import static dev.leat.testing.connector.Publications.SALES;
import static dev.leat.testing.connector.Publications.named;
import static dev.leat.testing.connector.Publications.sale;
import static dev.leat.testing.connector.Publications.table;
import static dev.leat.testing.connector.Publications.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.connector.Publication;
import dev.leat.api.connector.RowBatch;
import dev.leat.api.connector.RowStream;
import dev.leat.api.connector.TableReader;
import dev.leat.api.problem.LeatException;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reader of a table sees. */
interface TableReadingContract extends TableTargetTest {
  @Test
  default void readsNothingOfATableThatIsNotThere() {
    try (TableReader reader = target().reader()) {
      assertThat(reader.schema("nowhere")).isEmpty();
      assertThatThrownBy(() -> reader.rows("nowhere"))
          .isInstanceOf(LeatException.class)
          .hasMessageStartingWith("Cannot find the table nowhere in results (");
    }
  }

  @Test
  default void readsRowsAtOrAfterATime() {
    Schema schema =
        Schema.of(
            new Field("id", DataType.Simple.BIGINT),
            new Field("day", DataType.Simple.DATE),
            new Field("at", DataType.Simple.TIMESTAMP),
            new Field("instant", DataType.Simple.TIMESTAMPTZ));
    LocalDateTime noon = LocalDateTime.of(2025, 3, 1, 12, 0);
    List<LocalDateTime> times =
        List.of(noon.minusNanos(1_000), noon, noon.plusNanos(1_000), noon.plusDays(1));
    Object[][] rows = new Object[times.size() + 1][];
    for (int i = 0; i < times.size(); i++) {
      LocalDateTime time = times.get(i);
      rows[i] = row(i, time.toLocalDate(), time, time);
    }
    rows[times.size()] = row(times.size(), null, null, null);
    target().commit("run-1", named("visits", REPLACE, schema, rows));

    assertThat(idsSince("at", noon)).containsExactly(1L, 2L, 3L);
    assertThat(idsSince("instant", noon)).containsExactly(1L, 2L, 3L);
    assertThat(idsSince("day", noon)).containsExactly(3L);
    assertThat(idsSince("day", noon.toLocalDate().atStartOfDay())).containsExactly(0L, 1L, 2L, 3L);
    assertThatThrownBy(() -> idsSince("month", noon))
        .isInstanceOf(LeatException.class)
        .hasMessageStartingWith("The table visits in results (")
        .hasMessageEndingWith(") has no column month.");
  }

  private List<Long> idsSince(String column, LocalDateTime time) {
    List<Long> ids = new ArrayList<>();
    try (TableReader reader = target().reader();
        RowStream rows = reader.rowsSince("visits", column, time)) {
      for (RowBatch batch = rows.next(); batch != null; batch = rows.next()) {
        for (int row = 0; row < batch.rows(); row++) {
          ids.add(batch.column(0).longAt(row));
        }
      }
    }
    return ids;
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
