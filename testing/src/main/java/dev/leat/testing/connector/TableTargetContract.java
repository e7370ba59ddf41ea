package dev.leat.testing.connector;

import static dev.leat.testing.connector.MemoryRows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.connector.Guarantee;
import dev.leat.api.connector.Publication;
import dev.leat.api.connector.PublicationId;
import dev.leat.api.connector.Publisher;
import dev.leat.api.connector.Receipt;
import dev.leat.api.connector.RowBatch;
import dev.leat.api.connector.RowStream;
import dev.leat.api.connector.TableReader;
import dev.leat.api.pipeline.Check;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.LeatException;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import dev.leat.testing.connector.CrashPoint.SimulatedCrash;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every connector promises that publishes to tables of a database with transactions. */
public abstract class TableTargetContract {
  protected static final Schema SALES =
      Schema.of(
          new Field("id", DataType.Simple.BIGINT),
          new Field("region", DataType.Simple.VARCHAR),
          new Field("amount", new DataType.Decimal(18, 2)));

  private static final PublishMode REPLACE = new PublishMode.Replace();
  private static final PublishMode APPEND = new PublishMode.Append();
  private static final PublishMode MERGE = new PublishMode.Merge(List.of("id"), List.of());
  private static final PublishMode ADD = new PublishMode.Merge(List.of("id"), List.of("amount"));
  private static final PublishMode PARTITIONS =
      new PublishMode.ReplacePartitions(List.of("region"));

  @TempDir protected Path folder;
  protected TableTarget target;

  /** A new, empty database in that folder. */
  protected abstract TableTarget create(Path emptyFolder) throws Exception;

  @BeforeEach
  void createTarget() throws Exception {
    target = create(folder);
  }

  // Modes

  @Test
  void replaceMakesTheRowsTheWholeContent() {
    publish("run-1", REPLACE, sale(1, "EU", "1.50"), sale(2, "NA", "2.00"));

    Receipt receipt = publish("run-2", REPLACE, sale(3, "EU", "9.99"));

    assertThat(content()).containsExactly(text(3, "EU", "9.99"));
    assertThat(receipt.rows()).isEqualTo(1);
    assertThat(receipt.created()).isFalse();
    assertThat(receipt.location()).isEqualTo("results.sales");
  }

  @Test
  void replaceWithNoRowsLeavesAnEmptyTable() {
    assertThat(publish("run-1", REPLACE).created()).isTrue();

    assertThat(content()).isEmpty();
    assertThat(schema()).isEqualTo(SALES);
  }

  @Test
  void appendAddsTheRows() {
    publish("run-1", APPEND, sale(1, "EU", "1.50"));
    publish("run-2", APPEND, sale(1, "EU", "1.50"), sale(2, null, null));

    assertThat(content())
        .containsExactlyInAnyOrder(
            text(1, "EU", "1.50"), text(1, "EU", "1.50"), text(2, null, null));
  }

  @Test
  void mergeOverwritesRowsWithAKnownKeyAndAddsTheOthers() {
    publish("run-1", MERGE, sale(1, "EU", "1.50"), sale(2, "NA", "2.00"));

    Receipt receipt = publish("run-2", MERGE, sale(2, "EU", null), sale(3, "SA", "3.00"));

    assertThat(content())
        .containsExactlyInAnyOrder(
            text(1, "EU", "1.50"), text(2, "EU", null), text(3, "SA", "3.00"));
    assertThat(receipt.rows()).isEqualTo(2);
    assertThat(receipt.details()).containsEntry("updated", "1").containsEntry("inserted", "1");
  }

  @Test
  void additiveColumnsOfAMergeAreAddedExactly() {
    publish("run-1", ADD, sale(1, "EU", "0.10"), sale(2, "NA", null), sale(3, "NA", "5.00"));

    publish("run-2", ADD, sale(1, "AF", "0.20"), sale(2, "NA", "2.00"), sale(3, "NA", null));

    assertThat(content())
        .containsExactlyInAnyOrder(
            text(1, "AF", "0.30"), text(2, "NA", "2.00"), text(3, "NA", "5.00"));
  }

  @Test
  void mergeRefusesAKeyThatOccursTwiceBeforeAnythingIsDecided() {
    assertPrepareFails(
        MERGE,
        "merge-key-duplicate",
        "Cannot merge into results.sales: the key (id) occurs more than once in the rows to be"
            + " merged, such as (7) 2 times. Group or deduplicate in the SQL, or add columns to"
            + " the key.",
        sale(7, "EU", "1.00"),
        sale(7, "NA", "1.00"),
        sale(8, "NA", "1.00"));
  }

  @Test
  void mergeRefusesANullInTheKeyBeforeAnythingIsDecided() {
    assertPrepareFails(
        MERGE,
        "merge-key-null",
        "Cannot merge into results.sales: 1 of 2 rows have a null in the key (id). Filter them out"
            + " in the SQL, or expect the columns to be not null.",
        row(null, "EU", null),
        sale(8, "NA", "1.00"));
  }

  @Test
  void replacePartitionsReplacesOnlyThePartitionsThatOccur() {
    publish(
        "run-1",
        PARTITIONS,
        sale(1, "EU", "1.00"),
        sale(2, "EU", "2.00"),
        sale(3, "NA", "3.00"),
        sale(4, null, "4.00"));

    Receipt receipt = publish("run-2", PARTITIONS, sale(5, "EU", "5.00"), sale(6, null, "6.00"));

    assertThat(content())
        .containsExactlyInAnyOrder(
            text(3, "NA", "3.00"), text(5, "EU", "5.00"), text(6, null, "6.00"));
    assertThat(receipt.details()).containsEntry("deleted", "3");
  }

  // Identity

  @Test
  void guaranteesExactlyOnce() {
    try (Publisher publisher = target.publisher()) {
      assertThat(publisher.guarantee(table("sales", REPLACE)).level())
          .isEqualTo(Guarantee.Level.EXACTLY_ONCE);
    }
  }

  @Test
  void prepareChangesNothing() {
    Publication publication = sales(REPLACE, sale(1, "EU", "1.00"));
    try (Publisher publisher = target.publisher()) {
      publisher.prepare(id("run-1"), List.of(publication));
      publisher.prepare(id("run-1"), List.of(publication));
      assertThat(publisher.isCommitted(id("run-1"), List.of(publication))).isFalse();
      publisher.discard(id("run-1"), List.of(publication));
    }
    try (TableReader reader = target.reader()) {
      assertThat(reader.schema("sales")).isEmpty();
    }
  }

  @Test
  void commitAgainChangesNothingAndTellsTheSame() {
    Publication publication = sales(ADD, sale(1, "EU", "1.00"));
    Receipt first = commit("run-1", publication).getFirst();
    commit("run-2", sales(ADD, sale(1, "EU", "10.00")));

    assertThat(commit("run-1", publication)).containsExactly(first);

    assertThat(content()).containsExactly(text(1, "EU", "11.00"));
    assertThat(isCommitted("run-1", publication)).isTrue();
    assertThat(isCommitted("run-3", publication)).isFalse();
  }

  @Test
  void theIdentityIsThatOfPipelineAndRunAndTarget() {
    Publication publication = sales(APPEND, sale(1, "EU", "1.00"));
    commit("run-1", publication);

    try (Publisher publisher = target.publisher()) {
      assertThat(publisher.isCommitted(new PublicationId("other", "run-1"), List.of(publication)))
          .isFalse();
      assertThat(
              publisher.isCommitted(
                  id("run-1"), List.of(publication, named("more", APPEND, SALES))))
          .isFalse();
    }
  }

  @Test
  void aCrashBeforeAnyStatementLeavesOldOrNewAndASecondCommitFinishes() {
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
    commit("old " + run, sales(REPLACE, sale(1, "EU", "1.00"), sale(2, "NA", "2.00")));
    List<String> before = content();
    Publication sales = sales(mode, sale(2, "NA", "0.50"), sale(3, "EU", "3.00"));
    Publication beside = named("beside", REPLACE, SALES, sale(statement, "EU", "1.00"));

    CrashPoint crash = CrashPoint.before(statement);
    try (Publisher publisher = target.publisher(crash)) {
      publisher.commit(id(run), List.of(sales, beside));
    } catch (SimulatedCrash _) {
      assertThat(crash.reached()).isTrue();
    }
    List<String> between = content();
    commit(run, sales, beside);

    assertThat(content()).as("crash at %s", run).isEqualTo(undisturbed(mode));
    assertThat(content("beside")).containsExactly(text(statement, "EU", "1.00"));
    assertThat(between).as("between, at %s", run).isIn(before, content());
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
  void publicationsOfOneCommitShareOneTransaction() {
    commit("run-1", named("first", REPLACE, SALES, sale(1, "EU", "1.00")));
    Publication first = named("first", REPLACE, SALES, sale(2, "EU", "2.00"));
    Publication second =
        checked(
            named("second", REPLACE, SALES, sale(3, "EU", "3.00")),
            new Check.Rule.RowCount(5L, null));

    assertThatThrownBy(() -> commit("run-2", first, second)).isInstanceOf(LeatException.class);

    assertThat(content("first")).containsExactly(text(1, "EU", "1.00"));
    try (TableReader reader = target.reader()) {
      assertThat(reader.schema("second")).isEmpty();
    }
  }

  // Shape

  @Test
  void createsTheTableWithDeclaredTypes() {
    publish("run-1", REPLACE, sale(1, "EU", "1.00"));

    assertThat(schema()).isEqualTo(SALES);
  }

  @Test
  void anotherShapeIsAnErrorThatShowsTheDifference() {
    publish("run-1", REPLACE, sale(1, "EU", "1.00"));
    Schema other =
        Schema.of(
            new Field("id", DataType.Simple.VARCHAR),
            new Field("amount", new DataType.Decimal(18, 2)),
            new Field("day", DataType.Simple.DATE));

    assertPrepareFails(
        named("sales", REPLACE, other),
        "target-shape",
        """
        The target results.sales has another shape than the table sales:
          column  target     pipeline
          id      BIGINT     VARCHAR
          day     (missing)  DATE
          region  VARCHAR    (missing)
        Change the SQL of the table, or set schema: evolve on the target to add and widen columns,\
         or rename or drop the target.""");
    assertThat(content()).containsExactly(text(1, "EU", "1.00"));
  }

  @Test
  void evolveAddsColumnsAndWidensNumbers() {
    Schema narrow =
        Schema.of(
            new Field("id", DataType.Simple.INTEGER),
            new Field("region", DataType.Simple.VARCHAR),
            new Field("amount", new DataType.Decimal(4, 2)));
    commit("run-1", named("sales", APPEND, narrow, row(1L, "EU", new BigDecimal("1.00"))));
    Schema wide =
        Schema.of(
            new Field("id", DataType.Simple.BIGINT),
            new Field("amount", new DataType.Decimal(18, 4)),
            new Field("day", DataType.Simple.DATE));
    Publication evolving =
        evolving(
            named(
                "sales",
                APPEND,
                wide,
                row(5_000_000_000L, new BigDecimal("12345.6789"), LocalDate.of(2024, 2, 29))));

    try (Publisher publisher = target.publisher()) {
      publisher.prepare(id("run-2"), List.of(evolving));
      publisher.commit(id("run-2"), List.of(evolving));
    }

    assertThat(content("sales", "id > 1")).hasSize(1);
    assertThat(content("sales", "id > 1").getFirst()).contains("5000000000").contains("2024-02-29");
    assertThat(content("sales", "id = 1").getFirst()).contains("EU").endsWith("null");
  }

  @Test
  void evolveDoesNotTurnNumbersIntoText() {
    publish("run-1", REPLACE, sale(1, "EU", "1.00"));
    Schema other =
        Schema.of(
            new Field("id", DataType.Simple.VARCHAR),
            new Field("region", DataType.Simple.VARCHAR),
            new Field("amount", new DataType.Decimal(18, 2)));

    assertPrepareFails(
        evolving(named("sales", REPLACE, other)),
        "target-shape",
        """
        The target results.sales has another shape than the table sales:
          column  target  pipeline
          id      BIGINT  VARCHAR
        schema: evolve adds columns and widens numbers only. Change the SQL of the table, or\
         rename or drop the target.""");
  }

  @Test
  void columnsAreMatchedByNameInAnyOrderAndCase() {
    publish("run-1", APPEND, sale(1, "EU", "1.00"));
    Schema turned =
        Schema.of(
            new Field("AMOUNT", new DataType.Decimal(18, 2)),
            new Field("Region", DataType.Simple.VARCHAR),
            new Field("ID", DataType.Simple.BIGINT));

    commit("run-2", named("SALES", MERGE, turned, row(new BigDecimal("2.00"), "NA", 1L)));

    assertThat(content()).containsExactly(text(1, "NA", "2.00"));
    assertThat(schema()).isEqualTo(SALES);
  }

  @Test
  void namesMayBeReservedWordsOrHoldAnyCharacter() {
    Schema odd =
        Schema.of(
            new Field("select", DataType.Simple.BIGINT),
            new Field("Größe in \"cm\"", DataType.Simple.BIGINT),
            new Field("a.b", DataType.Simple.BIGINT));
    PublishMode merge = new PublishMode.Merge(List.of("select"), List.of("a.b"));

    commit("run-1", named("\"order by\"", merge, odd, row(1L, 2L, 3L)));
    commit("run-2", named("\"order by\"", merge, odd, row(1L, 4L, 4L)));

    assertThat(content("\"order by\"")).containsExactly("1, 4, 7");
  }

  @Test
  void aViewIsNotATarget() {
    target.execute("CREATE VIEW sales AS SELECT 1 AS id");

    assertPrepareFails(REPLACE, "target-is-view", null, sale(1, "EU", "1.00"));
  }

  // Values

  @Test
  void everyTypeComesBackAsItWas() {
    Schema schema =
        Schema.of(
            new Field("boolean", DataType.Simple.BOOLEAN),
            new Field("bigint", DataType.Simple.BIGINT),
            new Field("double", DataType.Simple.DOUBLE),
            new Field("text", DataType.Simple.VARCHAR),
            new Field("date", DataType.Simple.DATE),
            new Field("time", DataType.Simple.TIME),
            new Field("timestamp", DataType.Simple.TIMESTAMP),
            new Field("instant", DataType.Simple.TIMESTAMPTZ),
            new Field("uuid", DataType.Simple.UUID),
            new Field("json", DataType.Simple.JSON),
            new Field("money", new DataType.Decimal(18, 4)),
            new Field("sum", new DataType.Decimal(38, 8)));
    MemoryRows rows =
        MemoryRows.of(
            schema,
            row(
                true,
                Long.MIN_VALUE,
                -0.1,
                "Grüße, 東京 \uD83D\uDE80 'quoted' \"x\"\n",
                LocalDate.of(2024, 2, 29),
                "23:59:59",
                LocalDateTime.of(2024, 2, 29, 23, 59, 59, 123_456_000),
                LocalDateTime.of(1999, 12, 31, 0, 0),
                "0189c0de-0000-7000-8000-0000000000ff",
                "{\"a\":[1,null]}",
                new BigDecimal("-12345678901.2345"),
                new BigDecimal("1234567.00000001")),
            row(
                false,
                0L,
                1e300,
                "",
                LocalDate.of(1, 1, 1),
                "00:00:00",
                LocalDateTime.of(1970, 1, 1, 0, 0),
                LocalDateTime.of(2038, 1, 19, 3, 14, 8),
                "ffffffff-ffff-4fff-bfff-ffffffffffff",
                "12",
                new BigDecimal("0.0000"),
                new BigDecimal("0.00000001")),
            new Object[12]);

    for (PublishMode mode : List.of(REPLACE, new PublishMode.ReplacePartitions(List.of("text")))) {
      commit("run-" + mode, publication("every", mode, rows));
      assertThat(read("every", ""))
          .usingRecursiveFieldByFieldElementComparator()
          .containsExactlyElementsOf(rows.rows());
    }
  }

  @Test
  void bytesAndNestedValuesAreKept() {
    Schema schema =
        Schema.of(
            new Field("bytes", DataType.Simple.BLOB),
            new Field("list", new DataType.ListOf(DataType.Simple.BIGINT)));
    byte[] bytes = {0, -1, 127, 39};

    commit("run-1", publication("b", REPLACE, MemoryRows.of(schema, row(bytes, "[1,2]"))));

    List<@Nullable Object> read = read("b", "").getFirst();
    assertThat((byte[]) read.getFirst()).isEqualTo(bytes);
    assertThat(read.get(1)).isEqualTo("[1,2]");
  }

  // Checks over the target

  @Test
  void checksSeeTheMergedTargetAndRollBack() {
    publish("run-1", APPEND, sale(1, "EU", "1.00"));

    assertCheckFails(
        new Check.Rule.Unique(List.of("id")), "unique (id): 1 combinations occur more than once");
    assertCheckFails(
        new Check.Rule.NotNull(List.of("region")), "not_null (region): 1 rows have a null");
    assertCheckFails(new Check.Rule.RowCount(null, 2L), "row_count ( … 2): there are 3 rows");
    assertCheckFails(
        new Check.Rule.AcceptedValues("region", List.of("NA")),
        "accepted_values (region: NA): there are others, such as EU");
    assertThat(content()).containsExactly(text(1, "EU", "1.00"));
  }

  @Test
  void checksThatHoldLetTheRowsPass() {
    Publication publication =
        checked(
            sales(APPEND, sale(1, "EU", "1.00")),
            new Check.Rule.Unique(List.of("id")),
            new Check.Rule.NotNull(List.of("id", "region")),
            new Check.Rule.RowCount(1L, 1L),
            new Check.Rule.AcceptedValues("region", List.of("EU", "NA")));

    assertThat(commit("run-1", publication).getFirst().details()).doesNotContainKey("warning");
  }

  @Test
  void staleContentFailsTheFreshnessCheck() {
    Schema schema = Schema.of(new Field("at", DataType.Simple.TIMESTAMP));
    Publication publication =
        checked(
            named("events", APPEND, schema, row(LocalDateTime.of(2001, 1, 1, 0, 0))),
            new Check.Rule.Freshness("at", Duration.ofDays(1)));

    assertThatThrownBy(() -> commit("run-1", publication))
        .hasMessageContaining("freshness (at within PT24H): the newest is 2001-01-01 00:00:00");
  }

  @Test
  void aFailedCheckThatOnlyWarnsIsInTheReceipt() {
    Publication publication = sales(APPEND, sale(1, "EU", "1.00"));
    Check check =
        new Check(new Check.Rule.RowCount(5L, null), Check.OnFail.WARN, Check.Over.TARGET);
    Publication warned =
        new Publication(
            publication.table(),
            publication.target(),
            publication.schema(),
            publication.rows(),
            List.of(),
            List.of(check));

    assertThat(commit("run-1", warned).getFirst().details())
        .containsEntry("warning", "row_count (5 … ): there are 1 rows");
  }

  // Reading

  @Test
  void readsNothingOfATableThatIsNotThere() {
    try (TableReader reader = target.reader()) {
      assertThat(reader.schema("nowhere")).isEmpty();
      assertThatThrownBy(() -> reader.rows("nowhere", ""))
          .isInstanceOf(LeatException.class)
          .hasMessageStartingWith("Cannot find the table nowhere in results (");
    }
  }

  @Test
  void aReaderSeesTheOldRowsWhileTheyAreReplaced() {
    publish("run-1", REPLACE, sale(1, "EU", "1.00"), sale(2, "NA", "2.00"));
    List<List<String>> seen = new ArrayList<>();
    MemoryRows rows = MemoryRows.of(SALES, sale(3, "EU", "3.00"));
    Publication replacing =
        new Publication(
            "sales",
            table("sales", REPLACE),
            SALES,
            () -> {
              seen.add(content());
              return rows.open();
            },
            List.of(),
            List.of());

    commit("run-2", replacing);

    assertThat(seen).containsExactly(List.of(text(1, "EU", "1.00"), text(2, "NA", "2.00")));
    assertThat(content()).containsExactly(text(3, "EU", "3.00"));
  }

  // Words of the tests

  protected Receipt publish(String run, PublishMode mode, @Nullable Object[]... rows) {
    Publication publication = sales(mode, rows);
    try (Publisher publisher = target.publisher()) {
      publisher.prepare(id(run), List.of(publication));
      return publisher.commit(id(run), List.of(publication)).getFirst();
    }
  }

  protected List<Receipt> commit(String run, Publication... publications) {
    try (Publisher publisher = target.publisher()) {
      return publisher.commit(id(run), List.of(publications));
    }
  }

  protected void assertPrepareFails(
      Publication publication, String code, @Nullable String message) {
    try (Publisher publisher = target.publisher()) {
      LeatException failure =
          Assertions.catchThrowableOfType(
              LeatException.class, () -> publisher.prepare(id("failing"), List.of(publication)));
      assertThat(failure).isNotNull();
      assertThat(failure.code()).isEqualTo(code);
      if (message != null) {
        assertThat(failure).hasMessage(message);
      }
    }
  }

  protected static Publication named(
      String name, PublishMode mode, Schema schema, @Nullable Object[]... rows) {
    return publication(name, mode, MemoryRows.of(schema, rows));
  }

  protected static Publication sales(PublishMode mode, @Nullable Object[]... rows) {
    return named("sales", mode, SALES, rows);
  }

  protected static PublicationId id(String run) {
    return new PublicationId("pipeline", run);
  }

  protected static @Nullable Object[] sale(
      long id, @Nullable String region, @Nullable String amount) {
    return row(id, region, amount == null ? null : new BigDecimal(amount));
  }

  protected List<String> content() {
    return content("sales");
  }

  protected List<List<@Nullable Object>> read(String table, String filter) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (TableReader reader = target.reader();
        RowStream stream = reader.rows(table, filter)) {
      for (RowBatch batch = stream.next(); batch != null; batch = stream.next()) {
        for (int row = 0; row < batch.rows(); row++) {
          @Nullable Object[] values = new Object[batch.schema().fields().size()];
          for (int column = 0; column < values.length; column++) {
            values[column] = batch.column(column).value(row);
          }
          rows.add(Arrays.asList(values));
        }
      }
    }
    return rows;
  }

  private void assertPrepareFails(
      PublishMode mode, String code, @Nullable String message, @Nullable Object[]... rows) {
    assertPrepareFails(sales(mode, rows), code, message);
  }

  private void assertCheckFails(Check.Rule rule, String violation) {
    Publication publication =
        checked(sales(APPEND, sale(1, null, "1.00"), sale(2, "NA", "1.00")), rule);
    assertThatThrownBy(() -> commit("run-2", publication))
        .isInstanceOfSatisfying(
            LeatException.class, e -> assertThat(e.code()).isEqualTo("check-failed"))
        .hasMessageContaining(
            " would break what the table sales promises over its target: "
                + violation
                + ". Nothing was changed.");
  }

  private boolean isCommitted(String run, Publication... publications) {
    try (Publisher publisher = target.publisher()) {
      return publisher.isCommitted(id(run), List.of(publications));
    }
  }

  private Schema schema() {
    try (TableReader reader = target.reader()) {
      return reader.schema("sales").orElseThrow();
    }
  }

  private List<String> content(String table) {
    return content(table, "");
  }

  private List<String> content(String table, String filter) {
    return read(table, filter).stream()
        .map(row -> String.join(", ", row.stream().map(String::valueOf).toList()))
        .sorted()
        .toList();
  }

  private static String text(long id, @Nullable String region, @Nullable String amount) {
    return id + ", " + region + ", " + amount;
  }

  private static Target.TableTarget table(String name, PublishMode mode) {
    return new Target.TableTarget(TableTarget.CONNECTION, name, mode, Target.SchemaPolicy.FAIL);
  }

  private static Publication publication(String name, PublishMode mode, MemoryRows rows) {
    return new Publication(
        "sales".equalsIgnoreCase(name) ? "sales" : name,
        table(name, mode),
        rows.schema(),
        rows,
        List.of(),
        List.of());
  }

  private static Publication evolving(Publication publication) {
    Target.TableTarget table = (Target.TableTarget) publication.target();
    return new Publication(
        publication.table(),
        new Target.TableTarget(
            table.connection(), table.table(), table.mode(), Target.SchemaPolicy.EVOLVE),
        publication.schema(),
        publication.rows(),
        List.of(),
        List.of());
  }

  private static Publication checked(Publication publication, Check.Rule... rules) {
    return new Publication(
        publication.table(),
        publication.target(),
        publication.schema(),
        publication.rows(),
        List.of(),
        Arrays.stream(rules)
            .map(rule -> new Check(rule, Check.OnFail.FAIL, Check.Over.TARGET))
            .toList());
  }
}
