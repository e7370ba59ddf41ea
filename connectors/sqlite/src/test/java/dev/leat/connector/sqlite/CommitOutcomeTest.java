package dev.leat.connector.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.connector.OutcomeUnknownException;
import dev.leat.api.connector.Publication;
import dev.leat.api.connector.PublicationId;
import dev.leat.api.connector.Publisher;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.LeatException;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import dev.leat.connector.jdbc.Database;
import dev.leat.connector.jdbc.JdbcPublisher;
import dev.leat.testing.connector.MemoryRows;
import dev.leat.testing.jdbc.ForwardingDatabase;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connection that breaks in mid-commit: what happened is asked of the target. */
final class CommitOutcomeTest {
  private static final PublicationId ID = new PublicationId("pipeline", "run-1");
  private static final MemoryRows ROWS =
      MemoryRows.of(Schema.of(new Field("x", DataType.Simple.BIGINT)), MemoryRows.row(1L));
  private static final List<Publication> PUBLICATIONS =
      List.of(
          new Publication(
              "t",
              new Target.TableTarget(
                  "results", "t", new PublishMode.Append(), Target.SchemaPolicy.FAIL),
              ROWS.schema(),
              ROWS,
              List.of(),
              List.of()));

  @TempDir Path folder;

  /** Where the connection breaks. */
  private enum Break {
    BEFORE_COMMIT,
    AFTER_COMMIT
  }

  @Test
  void aCommitThatHappenedIsRecognised() {
    Publisher publisher = publisher(new Breaking(file(), Break.AFTER_COMMIT, true));

    assertThat(publisher.commit(ID, PUBLICATIONS).getFirst().rows()).isEqualTo(1);
    assertThat(publisher(file()).isCommitted(ID, PUBLICATIONS)).isTrue();
  }

  @Test
  void aCommitThatDidNotHappenIsAnOrdinaryFailure() {
    Publisher publisher = publisher(new Breaking(file(), Break.BEFORE_COMMIT, true));

    assertThatThrownBy(() -> publisher.commit(ID, PUBLICATIONS))
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.code()).isEqualTo("target-failed"))
        .isNotInstanceOf(OutcomeUnknownException.class);
    assertThat(publisher(file()).isCommitted(ID, PUBLICATIONS)).isFalse();
  }

  @Test
  void aTargetThatDoesNotAnswerLeavesTheOutcomeUnknown() {
    Publisher publisher = publisher(new Breaking(file(), Break.AFTER_COMMIT, false));

    assertThatThrownBy(() -> publisher.commit(ID, PUBLICATIONS))
        .isInstanceOf(OutcomeUnknownException.class)
        .hasMessage(
            "The commit to results (agg.db) failed and the database does not answer, so it may or"
                + " may not have happened. Resume the run once the database answers: it will"
                + " look.");
    assertThat(publisher(file()).isCommitted(ID, PUBLICATIONS)).isTrue();
  }

  private SqliteFile file() {
    return new SqliteFile("results", folder.resolve("agg.db"), folder, Duration.ZERO);
  }

  private static Publisher publisher(Database database) {
    return new JdbcPublisher(
        "results",
        database,
        new SqliteDialect(DecimalStorage.NUMBER, Duration.ZERO),
        Clock.systemUTC());
  }

  /** A database whose COMMIT is not answered. */
  private static final class Breaking extends ForwardingDatabase {
    private final Break at;
    private final boolean answersAfterwards;

    Breaking(Database database, Break at, boolean answersAfterwards) {
      super(database);
      this.at = at;
      this.answersAfterwards = answersAfterwards;
    }

    @Override
    public Connection open() throws SQLException {
      Connection connection = super.open();
      return (Connection)
          Proxy.newProxyInstance(
              CommitOutcomeTest.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (_, method, arguments) -> {
                if (method.getName().equals("prepareStatement") && "COMMIT".equals(arguments[0])) {
                  breakCommit(connection);
                }
                try {
                  return method.invoke(connection, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }

    @Override
    public Connection openForReading() throws SQLException {
      if (!answersAfterwards) {
        throw new SQLException("no answer");
      }
      return super.openForReading();
    }

    private void breakCommit(Connection connection) throws SQLException {
      if (at == Break.AFTER_COMMIT) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("COMMIT");
        }
      }
      throw new SQLException("connection reset");
    }
  }
}
