package dev.leat.connector.postgresql;

import static dev.leat.testing.connector.MemoryRows.row;
import static dev.leat.testing.connector.Publications.ADD;
import static dev.leat.testing.connector.Publications.APPEND;
import static dev.leat.testing.connector.Publications.MERGE;
import static dev.leat.testing.connector.Publications.REPLACE;
import static dev.leat.testing.connector.Publications.SALES;
import static dev.leat.testing.connector.Publications.id;
import static dev.leat.testing.connector.Publications.named;
import static dev.leat.testing.connector.Publications.sale;
import static dev.leat.testing.connector.Publications.sales;
import static dev.leat.testing.connector.Publications.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.connector.Publisher;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import dev.leat.testing.connector.TargetProbe;
import dev.leat.testing.jdbc.DatabaseTarget;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is peculiar to PostgreSQL: what hangs on a table, whose name it is, who may write it. */
final class PostgreSqlTableTest {
  private static final String DATABASE = "tables";
  private final PostgreSqlDatabase database = Server.database(DATABASE);
  private final TargetProbe target =
      new TargetProbe(new DatabaseTarget(database, new PostgreSqlDialect()));

  @BeforeEach
  void createDatabase() {
    Server.running().createDatabase(DATABASE);
  }

  @AfterEach
  void closeDatabase() {
    database.close();
  }

  @Test
  void replacingATableThatNothingHangsOnLeavesNoDeadRows() throws SQLException {
    target.publish("run-1", REPLACE, sale(1, "EU", "1.00"), sale(2, "EU", "1.00"));
    execute("COMMENT ON TABLE sales IS 'what was sold'");
    execute("CREATE ROLE reading NOLOGIN");
    try {
      execute("GRANT SELECT ON sales TO reading");
      String before = value("SELECT 'sales'::regclass::oid");

      assertThat(target.publish("run-2", REPLACE, sale(3, "EU", "1.00")).details())
          .containsEntry("deleted", "2");

      assertThat(value("SELECT 'sales'::regclass::oid")).isNotEqualTo(before);
      assertThat(value("SELECT obj_description('sales'::regclass)")).isEqualTo("what was sold");
      assertThat(value("SELECT has_table_privilege('reading', 'sales', 'SELECT')")).isEqualTo("t");
      assertThat(value("SELECT has_table_privilege('reading', 'sales', 'DELETE')")).isEqualTo("f");
    } finally {
      execute("DROP OWNED BY reading");
      execute("DROP ROLE reading");
    }
  }

  @Test
  void whatHangsOnATableStaysThroughAReplacement() throws SQLException {
    target.publish("run-1", REPLACE, sale(1, "EU", "1.00"));
    for (String hanging :
        List.of(
            "CREATE INDEX by_region ON sales (region)",
            "CREATE VIEW european AS SELECT * FROM sales WHERE region = 'EU'",
            "ALTER TABLE sales ADD PRIMARY KEY (id)",
            "CREATE TABLE refund (sale bigint REFERENCES sales (id) DEFERRABLE INITIALLY DEFERRED)")) {
      execute(hanging);
      String before = value("SELECT 'sales'::regclass::oid");

      target.publish(hanging, REPLACE, sale(2, "EU", "2.00"));

      assertThat(value("SELECT 'sales'::regclass::oid")).as(hanging).isEqualTo(before);
      assertThat(target.content()).containsExactly(text(2, "EU", "2.00"));
    }
    assertThat(value("SELECT count(*) FROM european")).isEqualTo("1");
    assertThat(value("SELECT count(*) FROM pg_indexes WHERE tablename = 'sales'")).isEqualTo("2");
  }

  @Test
  void aTableMadeByAMergeHasAUniqueIndexOnItsKey() throws SQLException {
    target.publish("run-1", ADD, sale(1, "EU", "1.00"));
    target.publish("run-2", ADD, sale(1, "NA", "2.00"), sale(2, "NA", null));

    assertThat(target.content()).containsExactly(text(1, "NA", "3.00"), text(2, "NA", null));
    assertThat(value("SELECT indexdef FROM pg_indexes WHERE tablename = 'sales'"))
        .isEqualTo("CREATE UNIQUE INDEX sales_id_idx ON public.sales USING btree (id)");
  }

  @Test
  void namesAreFoldedUnlessTheyAreInQuotes() throws SQLException {
    Schema schema = Schema.of(new Field("Id", DataType.Simple.BIGINT));
    target.commit("run-1", named("Analytics.Sales", REPLACE, schema, row(1L)));
    target.commit("run-1", named("Analytics.\"Sales\"", REPLACE, schema, row(2L)));

    assertThat(value("SELECT id FROM analytics.sales")).isEqualTo("1");
    assertThat(value("SELECT id FROM analytics.\"Sales\"")).isEqualTo("2");
    assertThat(target.content("ANALYTICS.SALES")).containsExactly("1");
  }

  @Test
  void aCharacterThatPostgreSqlCannotKeepIsFoundBeforeAnythingIsDecided() {
    target.assertPrepareFails(
        sales(REPLACE, sale(1, "E\0U", "1.00")),
        "value-not-storable",
        "A value of column region varchar holds the character U+0000, which PostgreSQL cannot keep"
            + " in text. Remove it in the SQL of the table, such as by replace(x, chr(0), '').");
  }

  @Test
  void aTableThatAnotherSessionHoldsIsAnErrorAfterTheTimeLimit() throws SQLException {
    target.publish("run-1", REPLACE, sale(1, "EU", "1.00"));
    try (Connection holder = Server.running().connect(DATABASE);
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("LOCK TABLE sales");
      PostgreSqlDatabase hasty = Server.database(DATABASE, Map.of("lock_timeout", "50ms"));

      try (Publisher publisher = new DatabaseTarget(hasty, new PostgreSqlDialect()).publisher()) {
        assertThatThrownBy(
                () -> publisher.commit(id("run-2"), List.of(sales(APPEND, sale(2, "EU", "1.00")))))
            .isInstanceOfSatisfying(
                LeatException.class,
                e -> {
                  assertThat(e.code()).isEqualTo("target-locked");
                  assertThat(e.kind()).isEqualTo(ErrorKind.EXTERNAL);
                })
            .hasMessageContaining(
                "canceling statement due to lock timeout. Another session holds the table: let it"
                    + " end and run again, or raise lock_timeout on the connection.");
      }
    }
  }

  @Test
  void aRuleOfTheTargetThatRowsBreakIsTheUsersError() {
    execute("CREATE TABLE sales (id bigint PRIMARY KEY, region text, amount numeric(18,2))");

    assertThatThrownBy(
            () -> target.commit("run-1", sales(APPEND, sale(1, "EU", null), sale(1, "EU", null))))
        .isInstanceOfSatisfying(
            LeatException.class,
            e -> {
              assertThat(e.code()).isEqualTo("target-constraint");
              assertThat(e.kind()).isEqualTo(ErrorKind.USER);
            });
    assertThat(target.content()).isEmpty();
    assertThat(target.schema().names()).isEqualTo(SALES.names());
  }

  @Test
  void aStandbyIsRefusedAtPrepare() {
    execute("ALTER DATABASE " + DATABASE + " SET default_transaction_read_only = on");

    target.assertPrepareFails(
        sales(MERGE, sale(1, "EU", "1.00")),
        "target-not-writable",
        "The database results (127.0.0.1:"
            + Server.running().port()
            + "/tables) is read-only: a standby, or set so for the role. Set host on the connection"
            + " to the primary server.");
  }

  @Test
  void aServerThatDoesNotKnowTheDatabaseOrDoesNotAnswerIsNamed() {
    TargetProbe nowhere = probe(Server.database("nowhere"));
    nowhere.assertPrepareFails(
        sales(REPLACE),
        "unknown-database",
        "Cannot open the database in results (127.0.0.1:"
            + Server.running().port()
            + "/nowhere): FATAL: database \"nowhere\" does not exist. Create it or correct database"
            + " on the connection.");

    TargetProbe silent = probe(Server.database(DATABASE, Map.of("port", "1")));
    silent.assertPrepareFails(sales(REPLACE), "target-unreachable");
  }

  @Test
  void noFailureTellsThePassword() {
    PostgreSqlDatabase database =
        Server.database(DATABASE, Map.of("user", "nobody", "password", "s3cr3t-w0rd"));

    assertThatThrownBy(() -> probe(database).publish("run-1", REPLACE))
        .satisfies(
            failure -> {
              for (Throwable at = failure; at != null; at = at.getCause()) {
                assertThat(at.toString()).doesNotContain("s3cr3t-w0rd");
              }
            });
  }

  private static TargetProbe probe(PostgreSqlDatabase database) {
    return new TargetProbe(new DatabaseTarget(database, new PostgreSqlDialect()));
  }

  private static void execute(String sql) {
    Server.running().execute(DATABASE, sql);
  }

  private static String value(String sql) throws SQLException {
    try (Connection connection = Server.running().connect(DATABASE);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? result.getString(1) : "";
    }
  }
}
