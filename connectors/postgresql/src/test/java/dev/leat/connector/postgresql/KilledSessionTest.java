package dev.leat.connector.postgresql;

import static dev.leat.testing.connector.Publications.ADD;
import static dev.leat.testing.connector.Publications.APPEND;
import static dev.leat.testing.connector.Publications.REPLACE;
import static dev.leat.testing.connector.Publications.id;
import static dev.leat.testing.connector.Publications.sale;
import static dev.leat.testing.connector.Publications.sales;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.connector.Publication;
import dev.leat.api.connector.Publisher;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.testing.connector.TargetProbe;
import dev.leat.testing.jdbc.DatabaseTarget;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The server ends the session in the middle of a publication, before or after any statement. */
final class KilledSessionTest {
  private static final String DATABASE = "killed";
  private static final int MOST_STATEMENTS = 60;
  private final PostgreSqlDatabase database = Server.database(DATABASE);
  private final TargetProbe target =
      new TargetProbe(new DatabaseTarget(database, new PostgreSqlDialect()));

  @BeforeAll
  static void createDatabase() {
    Server.running().createDatabase(DATABASE);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void aSessionKilledAroundAnyStatementLeavesOldOrNewAndTheLedgerKnows() {
    killAroundEachStatement(REPLACE, KillingDatabase.When.BEFORE);
    killAroundEachStatement(ADD, KillingDatabase.When.BEFORE);
    killAroundEachStatement(APPEND, KillingDatabase.When.AFTER);
  }

  private void killAroundEachStatement(PublishMode mode, KillingDatabase.When when) {
    int statement = 1;
    while (isKilledAndRecovers(mode, when, statement)) {
      statement++;
      assertThat(statement).isLessThan(MOST_STATEMENTS);
    }
    assertThat(statement).as("statements of %s", mode).isGreaterThan(5);
  }

  /** Whether a publication has so many statements. */
  private boolean isKilledAndRecovers(PublishMode mode, KillingDatabase.When when, int statement) {
    String run = mode + " " + when + " " + statement;
    target.commit("old " + run, sales(REPLACE, sale(1, "EU", "1.00"), sale(2, "NA", "2.00")));
    List<String> before = target.content();
    Publication publication = sales(mode, sale(2, "NA", "0.50"), sale(3, "EU", "3.00"));
    KillingDatabase killing = new KillingDatabase(database, Server.running(), when, statement);

    boolean told = false;
    try (Publisher publisher = new DatabaseTarget(killing, new PostgreSqlDialect()).publisher()) {
      publisher.commit(id(run), List.of(publication));
      told = true;
    } catch (LeatException e) {
      assertThat(e.kind()).as(run).isEqualTo(ErrorKind.EXTERNAL);
    }
    boolean happened = target.isCommitted(run, publication);
    List<String> between = target.content();
    target.commit(run, publication);

    assertThat(happened).as("told at %s", run).isEqualTo(told || happened && killing.killed());
    assertThat(between).as("between, at %s", run).isEqualTo(happened ? target.content() : before);
    return killing.killed();
  }
}
