package dev.leat.testing.connector;

import static dev.leat.testing.connector.Publications.ADD;
import static dev.leat.testing.connector.Publications.APPEND;
import static dev.leat.testing.connector.Publications.MERGE;
import static dev.leat.testing.connector.Publications.PARTITIONS;
import static dev.leat.testing.connector.Publications.REPLACE;
import static dev.leat.testing.connector.Publications.SALES;
import static dev.leat.testing.connector.Publications.checked;
import static dev.leat.testing.connector.Publications.id;
import static dev.leat.testing.connector.Publications.named;
import static dev.leat.testing.connector.Publications.sale;
import static dev.leat.testing.connector.Publications.sales;
import static dev.leat.testing.connector.Publications.table;
import static dev.leat.testing.connector.Publications.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.connector.Guarantee;
import dev.leat.api.connector.Publication;
import dev.leat.api.connector.PublicationId;
import dev.leat.api.connector.Publisher;
import dev.leat.api.connector.Receipt;
import dev.leat.api.connector.TableReader;
import dev.leat.api.pipeline.Check;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.problem.LeatException;
import dev.leat.testing.connector.CrashPoint.SimulatedCrash;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * That a publication happens once: prepared, committed, found again, after a crash before any
 * statement, and together with the others of its list.
 */
interface PublicationIdentityContract extends TableTargetTest {
  @Test
  default void guaranteesExactlyOnce() {
    try (Publisher publisher = target().publisher()) {
      assertThat(publisher.guarantee(table("sales", REPLACE)).level())
          .isEqualTo(Guarantee.Level.EXACTLY_ONCE);
    }
  }

  @Test
  default void prepareChangesNothing() {
    Publication publication = sales(REPLACE, sale(1, "EU", "1.00"));
    try (Publisher publisher = target().publisher()) {
      publisher.prepare(id("run-1"), List.of(publication));
      publisher.prepare(id("run-1"), List.of(publication));
      assertThat(publisher.isCommitted(id("run-1"), List.of(publication))).isFalse();
      publisher.discard(id("run-1"), List.of(publication));
    }
    try (TableReader reader = target().reader()) {
      assertThat(reader.schema("sales")).isEmpty();
    }
  }

  @Test
  default void commitAgainChangesNothingAndTellsTheSame() {
    Publication publication = sales(ADD, sale(1, "EU", "1.00"));
    Receipt first = target().commit("run-1", publication).getFirst();
    target().commit("run-2", sales(ADD, sale(1, "EU", "10.00")));

    assertThat(target().commit("run-1", publication)).containsExactly(first);

    assertThat(target().content()).containsExactly(text(1, "EU", "11.00"));
    assertThat(target().isCommitted("run-1", publication)).isTrue();
    assertThat(target().isCommitted("run-3", publication)).isFalse();
  }

  @Test
  default void theIdentityIsThatOfPipelineAndRunAndTarget() {
    Publication publication = sales(APPEND, sale(1, "EU", "1.00"));
    target().commit("run-1", publication);

    try (Publisher publisher = target().publisher()) {
      assertThat(publisher.isCommitted(new PublicationId("other", "run-1"), List.of(publication)))
          .isFalse();
      assertThat(
              publisher.isCommitted(
                  id("run-1"), List.of(publication, named("more", APPEND, SALES))))
          .isFalse();
    }
  }

  @Test
  default void aCrashBeforeAnyStatementLeavesOldOrNewAndASecondCommitFinishes() {
    for (PublishMode mode : List.of(REPLACE, APPEND, MERGE, ADD, PARTITIONS)) {
      int crashes = 0;
      while (crashesAndRecovers(mode, crashes + 1)) {
        crashes++;
      }
      assertThat(crashes).as("statements of %s", mode).isGreaterThan(5);
    }
  }

  /** Whether a commit has so many statements that it crashed before that one. */
  private boolean crashesAndRecovers(PublishMode mode, int statement) {
    String run = mode + " " + statement;
    target().commit("old " + run, sales(REPLACE, sale(1, "EU", "1.00"), sale(2, "NA", "2.00")));
    List<String> before = target().content();
    Publication sales = sales(mode, sale(2, "NA", "0.50"), sale(3, "EU", "3.00"));
    Publication beside = named("beside", REPLACE, SALES, sale(statement, "EU", "1.00"));

    CrashPoint crash = CrashPoint.before(statement);
    try (Publisher publisher = target().publisher(crash)) {
      publisher.commit(id(run), List.of(sales, beside));
    } catch (SimulatedCrash _) {
      assertThat(crash.reached()).isTrue();
    }
    List<String> between = target().content();
    target().commit(run, sales, beside);

    assertThat(target().content()).as("crash at %s", run).isEqualTo(undisturbed(mode));
    assertThat(target().content("beside")).containsExactly(text(statement, "EU", "1.00"));
    assertThat(between).as("between, at %s", run).isIn(before, target().content());
    return crash.reached();
  }

  private List<String> undisturbed(PublishMode mode) {
    return switch (mode) {
      case PublishMode.Replace _ -> List.of(text(2, "NA", "0.50"), text(3, "EU", "3.00"));
      case PublishMode.Append _ ->
          List.of(
              text(1, "EU", "1.00"),
              text(2, "NA", "0.50"),
              text(2, "NA", "2.00"),
              text(3, "EU", "3.00"));
      case PublishMode.Merge merge ->
          List.of(
              text(1, "EU", "1.00"),
              text(2, "NA", merge.add().isEmpty() ? "0.50" : "2.50"),
              text(3, "EU", "3.00"));
      case PublishMode.ReplacePartitions _ -> List.of(text(2, "NA", "0.50"), text(3, "EU", "3.00"));
    };
  }

  @Test
  default void publicationsOfOneCommitShareOneTransaction() {
    target().commit("run-1", named("first", REPLACE, SALES, sale(1, "EU", "1.00")));
    Publication first = named("first", REPLACE, SALES, sale(2, "EU", "2.00"));
    Publication second =
        checked(
            named("second", REPLACE, SALES, sale(3, "EU", "3.00")),
            new Check.Rule.RowCount(5L, null));

    assertThatThrownBy(() -> target().commit("run-2", first, second))
        .isInstanceOf(LeatException.class);

    assertThat(target().content("first")).containsExactly(text(1, "EU", "1.00"));
    try (TableReader reader = target().reader()) {
      assertThat(reader.schema("second")).isEmpty();
    }
  }
}
