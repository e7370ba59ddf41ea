package dev.leat.testing.store;

import static dev.leat.testing.store.RunRecords.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.engine.RejectedRow;
import dev.leat.api.engine.RowPatch;
import dev.leat.api.store.Quarantine;
import dev.leat.api.store.Quarantine.Decision;
import dev.leat.api.store.Quarantine.Filter;
import dev.leat.api.store.Quarantine.QuarantinedRow;
import dev.leat.api.store.Quarantine.State;
import dev.leat.api.store.Store;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does with quarantined rows. */
public abstract class QuarantineContract {
  @SuppressWarnings("NullAway.Init")
  private Store store;

  /** Opens the store; all calls of one test open the same one. */
  protected abstract Store open();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  private Quarantine quarantine() {
    return store.quarantine();
  }

  private static RejectedRow row(String file, long record, String... reasons) {
    return new RejectedRow(
        file, "f-" + file, record, record + 1, "text " + record, List.of(reasons));
  }

  private void add(String run, RejectedRow... rows) {
    quarantine().add("trades", "s", run, NOON, List.of(rows));
  }

  private QuarantinedRow only() {
    List<QuarantinedRow> rows = quarantine().list(Filter.ALL);
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  @Test
  void listsRowsByFileAndRecord() {
    add("r1", row("b.csv", 2, "price is null"), row("a.csv", 10, "x", "y"), row("a.csv", 9, "x"));

    assertThat(quarantine().list(Filter.ALL))
        .extracting(QuarantinedRow::row)
        .containsExactly(
            row("a.csv", 9, "x"), row("a.csv", 10, "x", "y"), row("b.csv", 2, "price is null"));
    assertThat(quarantine().count(Filter.ALL)).isEqualTo(3);
    assertThat(quarantine().find(quarantine().list(Filter.ALL).getFirst().id()))
        .hasValueSatisfying(found -> assertThat(found.firstRun()).isEqualTo("r1"));
  }

  @Test
  void filtersByReasonAsAWhole() {
    add("r1", row("a.csv", 1, "price is null"), row("a.csv", 2, "price is null or zero"));

    assertThat(quarantine().list(new Filter("trades", "s", State.OPEN, "r1", "price is null", 10)))
        .extracting(found -> found.row().record())
        .containsExactly(1L);
    assertThat(quarantine().list(Filter.of("other"))).isEmpty();
    assertThat(quarantine().list(new Filter(null, null, null, null, null, 1))).hasSize(1);
  }

  @Test
  void keepsARowThatIsReadAgainOnce() {
    add("r1", row("a.csv", 1, "x"));
    long id = only().id();
    add("r2", row("a.csv", 1, "y"));

    QuarantinedRow again = only();
    assertThat(again.id()).isEqualTo(id);
    assertThat(again.firstRun()).isEqualTo("r1");
    assertThat(again.lastRun()).isEqualTo("r2");
    assertThat(again.row().reasons()).containsExactly("y");
  }

  @Test
  void makesPatchesOfDecisions() {
    add("r1", row("a.csv", 1, "x"), row("a.csv", 2, "x"), row("a.csv", 3, "x"));
    List<QuarantinedRow> rows = quarantine().list(Filter.ALL);
    quarantine().decide(new Decision.Mend(rows.get(0).id(), "better"), NOON);
    quarantine().decide(new Decision.Waive(rows.get(1).id()), NOON);
    quarantine().decide(new Decision.Discard(rows.get(2).id()), NOON);

    assertThat(quarantine().patches("trades", "s", List.of("f-a.csv", "f-b.csv")))
        .containsExactly(
            new RowPatch("f-a.csv", 1, "better", false, false),
            new RowPatch("f-a.csv", 2, null, true, false),
            new RowPatch("f-a.csv", 3, null, false, true));
    assertThat(quarantine().patches("trades", "s", List.of("f-b.csv"))).isEmpty();
    assertThat(quarantine().patches("trades", "other", List.of("f-a.csv"))).isEmpty();
    assertThat(quarantine().list(Filter.ALL))
        .extracting(QuarantinedRow::state)
        .containsExactly(State.MENDED, State.WAIVED, State.DISCARDED);
    assertThat(quarantine().list(Filter.ALL).getFirst().mended()).isEqualTo("better");
  }

  @Test
  void opensAMendedRowThatStillDoesNotPass() {
    add("r1", row("a.csv", 1, "x"));
    quarantine().decide(new Decision.Mend(only().id(), "worse"), NOON);
    add("r2", row("a.csv", 1, "z"));

    assertThat(only().state()).isEqualTo(State.OPEN);
    assertThat(only().mended()).isEqualTo("worse");
  }

  @Test
  void replaysWhatAPublishedRunDidNotRejectAgain() {
    add(
        "r1",
        row("a.csv", 1, "x"),
        row("a.csv", 2, "x"),
        row("a.csv", 3, "x"),
        row("b.csv", 1, "x"));
    List<QuarantinedRow> rows = quarantine().list(Filter.ALL);
    quarantine().decide(new Decision.Mend(rows.get(0).id(), "better"), NOON);
    quarantine().decide(new Decision.Discard(rows.get(1).id()), NOON);
    add("r2", row("a.csv", 3, "x"));
    quarantine().settle("trades", "s", List.of("f-a.csv"), "r2");

    assertThat(quarantine().list(Filter.ALL))
        .extracting(QuarantinedRow::state)
        .containsExactly(State.REPLAYED, State.DISCARDED, State.OPEN, State.OPEN);
    assertThat(quarantine().patches("trades", "s", List.of("f-a.csv"))).hasSize(2);
  }

  @Test
  void leavesOpenWhatARunMetWithoutReadingIt() {
    add("r1", row("a.csv", 1, "x"));
    quarantine().seen("trades", "s", List.of("f-a.csv"), "r2");
    quarantine().settle("trades", "s", List.of("f-a.csv"), "r2");

    assertThat(only().state()).isEqualTo(State.OPEN);
    assertThat(only().lastRun()).isEqualTo("r2");
  }

  @Test
  void marksSingleRowsAsReplayed() {
    add("r1", row("a.csv", 1, "x"), row("a.csv", 2, "x"));
    quarantine().replayed(List.of(quarantine().list(Filter.ALL).get(1).id()), "r2");

    assertThat(quarantine().list(Filter.ALL))
        .extracting(QuarantinedRow::state)
        .containsExactly(State.OPEN, State.REPLAYED);
    assertThat(quarantine().count(Filter.ALL.withState(State.REPLAYED))).isEqualTo(1);
  }
}
