package dev.leat.connector.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.connector.Publication;
import dev.leat.api.connector.PublicationId;
import dev.leat.api.connector.Publisher;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import dev.leat.testing.connector.MemoryRows;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is peculiar to SQLite: how values lie in the file, and whose file it is. */
final class SqliteStorageTest {
  private static final PublicationId ID = new PublicationId("pipeline", "run-1");
  private static final Schema TOTAL = Schema.of(new Field("total", new DataType.Decimal(38, 8)));

  @TempDir Path folder;

  @Test
  void decimalsAreNumbersThatSumExactlyEnough() throws SQLException {
    publish(DecimalStorage.NUMBER, totals("4357.29000000", "213153.58180000", "-0.00000001"));

    assertThat(value("SELECT typeof(total) FROM t LIMIT 1")).isEqualTo("real");
    assertThat(value("SELECT round(sum(total), 6) FROM t")).isEqualTo("217510.8718");
    assertThat(value("SELECT sql FROM sqlite_master WHERE name = 't'"))
        .isEqualTo("CREATE TABLE \"t\" (\"total\" DECIMAL(38,8))");
  }

  @Test
  void aDecimalOfMoreDigitsThanADoubleIsRefusedBeforeAnythingIsDecided() {
    assertPrepareFails(
        totals("12345678.12345678"),
        "value-not-storable",
        "The value 12345678.12345678 of column total decimal(38,8) has more than 15 digits, which"
            + " SQLite cannot keep exactly as a number. Set decimals: text on the connection to"
            + " keep decimals as text, or round the column.");
  }

  @Test
  void decimalsAsTextAreExactAndAreAddedExactly() throws SQLException {
    PublishMode add = new PublishMode.Merge(List.of("id"), List.of("total"));
    Schema schema = Schema.of(new Field("id", DataType.Simple.BIGINT), TOTAL.fields().getFirst());
    for (String run : List.of("run-1", "run-2")) {
      commit(
          DecimalStorage.TEXT,
          run,
          publication(
              add,
              MemoryRows.of(
                  schema,
                  MemoryRows.row(1L, new BigDecimal("123456789012345678901234567890.12345678")))));
    }

    assertThat(value("SELECT typeof(total) || ' ' || total FROM t"))
        .isEqualTo("text 246913578024691357802469135780.24691356");
  }

  @Test
  void anIntegerOfMoreThan64BitsIsRefused() {
    Schema schema = Schema.of(new Field("n", DataType.Simple.HUGEINT));

    assertPrepareFails(
        publication(
            new PublishMode.Replace(),
            MemoryRows.of(schema, MemoryRows.row(new BigDecimal("9223372036854775808")))),
        "value-not-storable",
        "The value 9223372036854775808 of column n hugeint has more than 64 bits, the most that"
            + " SQLite's integers have. Set decimals: text on the connection to keep such columns"
            + " as text, or cast the column to double.");
  }

  @Test
  void textThatLooksLikeANumberStaysText() throws SQLException {
    Schema schema =
        Schema.of(new Field("code", DataType.Simple.VARCHAR), new Field("j", DataType.Simple.JSON));
    publish(
        DecimalStorage.NUMBER,
        publication(
            new PublishMode.Replace(), MemoryRows.of(schema, MemoryRows.row("007", "1e5"))));

    assertThat(value("SELECT typeof(code) || code || typeof(j) || j FROM t"))
        .isEqualTo("text007text1e5");
  }

  @Test
  void aTableOfTheUsersOwnMakingKeepsItsTypesAndIndexes() throws SQLException {
    execute("CREATE TABLE t (total REAL, UNIQUE (total))");

    publish(DecimalStorage.NUMBER, totals("1.5"));

    assertThat(value("SELECT sql FROM sqlite_master WHERE name = 't'"))
        .isEqualTo("CREATE TABLE t (total REAL, UNIQUE (total))");
    assertThat(value("SELECT total FROM t")).isEqualTo("1.5");
  }

  @Test
  void theJournalModeOfTheFileStaysItsOwners() throws SQLException {
    for (String mode : List.of("wal", "delete")) {
      value("PRAGMA journal_mode = " + mode);

      commit(DecimalStorage.NUMBER, "run-" + mode, totals("1.5"));

      assertThat(value("PRAGMA journal_mode")).isEqualTo(mode);
    }
  }

  @Test
  void aLockedDatabaseIsAnErrorAfterTheTimeLimit() throws SQLException {
    execute("CREATE TABLE other (x)");
    try (Connection holder = connect();
        Statement statement = holder.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");

      assertThatThrownBy(() -> commit(DecimalStorage.NUMBER, "run-1", totals("1.5")))
          .isInstanceOfSatisfying(
              LeatException.class,
              e -> {
                assertThat(e.kind()).isEqualTo(ErrorKind.EXTERNAL);
                assertThat(e.code()).isEqualTo("target-locked");
              })
          .hasMessage(
              "Cannot run BEGIN IMMEDIATE: another program has had results (agg.db) locked for 0"
                  + " s. Close that program or its transaction and run again, or raise"
                  + " lock_timeout on the connection.");
    }
  }

  @Test
  void placesThatCanNeverBeWrittenAreRefusedAtPrepare() throws IOException {
    Files.createDirectories(folder.resolve("folder.db"));
    Files.writeString(folder.resolve("text.db"), "this is no database at all");

    assertPlaceFails(
        "folder.db",
        "The database results (folder.db) is a folder. Set path on the connection to a file.");
    assertPlaceFails(
        "missing/agg.db",
        "The database results (agg.db) cannot be created, because the folder "
            + folder.resolve("missing")
            + " does not exist. Create the folder or correct path on the connection.");
    assertPlaceFails(
        "text.db",
        "The database results (text.db) is not a SQLite database. Set path on the connection to"
            + " another file, or the type to what this one is.");
    assertThat(folder.resolve("missing")).doesNotExist();
  }

  @Test
  void refusesWhatSqliteHasNot() {
    Target target =
        new Target.TableTarget(
            "results",
            "sales.t",
            new PublishMode.Merge(List.of(), List.of()),
            Target.SchemaPolicy.FAIL);

    assertThat(new SqliteConnector().check(target, new Location("pipeline.yaml", 7, 9)))
        .extracting(Problem::toString)
        .containsExactly(
            "pipeline.yaml:7:9 sales.t: SQLite has no schemas, so there is no schema sales. Write"
                + " the table as t. [invalid-table-name]",
            "pipeline.yaml:7:9 sales.t: mode: merge needs the columns that identify a row. Write"
                + " merge: { key: [column, …] }. [merge-without-key]");
  }

  private void assertPlaceFails(String path, String message) {
    Publisher publisher =
        SqliteTargetTest.target(folder.resolve(path), DecimalStorage.NUMBER).publisher();
    assertThatThrownBy(() -> publisher.prepare(ID, List.of(totals("1.5"))))
        .isInstanceOfSatisfying(
            LeatException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(ErrorKind.USER);
              assertThat(e.code()).isEqualTo("target-not-writable");
            })
        .hasMessage(message);
  }

  private void assertPrepareFails(Publication publication, String code, String message) {
    Publisher publisher = publisher(DecimalStorage.NUMBER);
    assertThatThrownBy(() -> publisher.prepare(ID, List.of(publication)))
        .isInstanceOfSatisfying(LeatException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessage(message);
  }

  private void publish(DecimalStorage decimals, Publication publication) {
    publisher(decimals).prepare(ID, List.of(publication));
    commit(decimals, ID.run(), publication);
  }

  private void commit(DecimalStorage decimals, String run, Publication publication) {
    publisher(decimals).commit(new PublicationId("pipeline", run), List.of(publication));
  }

  private Publisher publisher(DecimalStorage decimals) {
    return SqliteTargetTest.target(folder.resolve("agg.db"), decimals).publisher();
  }

  private static Publication totals(String... values) {
    Object[][] rows = new Object[values.length][];
    for (int i = 0; i < values.length; i++) {
      rows[i] = MemoryRows.row(new BigDecimal(values[i]));
    }
    return publication(new PublishMode.Replace(), MemoryRows.of(TOTAL, rows));
  }

  private static Publication publication(PublishMode mode, MemoryRows rows) {
    return new Publication(
        "t",
        new Target.TableTarget("results", "t", mode, Target.SchemaPolicy.FAIL),
        rows.schema(),
        rows,
        List.of(),
        List.of());
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("agg.db"));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String value(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? result.getString(1) : "";
    }
  }
}
