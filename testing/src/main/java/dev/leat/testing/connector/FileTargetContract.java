package dev.leat.testing.connector;

import static dev.leat.testing.connector.MemoryRows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.connector.Guarantee;
import dev.leat.api.connector.Publication;
import dev.leat.api.connector.PublicationId;
import dev.leat.api.connector.Publisher;
import dev.leat.api.connector.Receipt;
import dev.leat.api.connector.RowSource;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.pipeline.Target;
import dev.leat.api.type.DataType;
import dev.leat.api.type.Field;
import dev.leat.api.type.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every connector promises that publishes files and directories of files. */
public abstract class FileTargetContract {
  protected static final Schema VISITS =
      Schema.of(
          new Field("id", DataType.Simple.BIGINT), new Field("region", DataType.Simple.VARCHAR));

  @TempDir protected Path project;

  protected abstract Publisher publisher();

  /** The text of a published file; null when there is none. */
  protected abstract @Nullable String text(String path);

  /** The published files of a directory with their texts, by relative path; none when missing. */
  protected abstract Map<String, String> files(String directory);

  @Test
  void aFileIsReplacedAsAWhole() {
    commit("run-1", file(visit(1, "EU"), visit(2, null)));
    assertThat(text("out/visits.csv")).isEqualTo("id,region\n1,EU\n2,\n");

    Receipt receipt = commit("run-2", file(visit(3, "NA")));

    assertThat(text("out/visits.csv")).isEqualTo("id,region\n3,NA\n");
    assertThat(receipt).isEqualTo(new Receipt("out/visits.csv", 1, 15, false, Map.of()));
  }

  @Test
  void aFileWithoutRowsHasItsHeader() {
    Receipt receipt = commit("run-1", file());

    assertThat(text("out/visits.csv")).isEqualTo("id,region\n");
    assertThat(receipt.created()).isTrue();
  }

  @Test
  void prepareShowsNothingAndDiscardLeavesNothing() {
    for (Publication publication : List.of(file(visit(1, "EU")), directory(visit(1, "EU")))) {
      try (Publisher publisher = publisher()) {
        publisher.prepare(id("run-1"), List.of(publication));
        publisher.prepare(id("run-1"), List.of(publication));

        assertThat(publisher.isCommitted(id("run-1"), List.of(publication))).isFalse();
        publisher.discard(id("run-1"), List.of(publication));
      }
    }
    assertThat(text("out/visits.csv")).isNull();
    assertThat(files("out/visits")).isEmpty();
    assertThat(files("out")).isEmpty();
  }

  @Test
  void commitFollowsPrepareInAnotherProcess() {
    for (Publication publication : List.of(file(visit(1, "EU")), directory(visit(1, "EU")))) {
      try (Publisher publisher = publisher()) {
        publisher.prepare(id("run-1"), List.of(publication));
      }
      commit("run-1", publication);

      assertThat(isCommitted("run-1", publication)).isTrue();
    }
    assertThat(text("out/visits.csv")).isEqualTo("id,region\n1,EU\n");
    assertThat(files("out/visits")).hasSize(1);
  }

  @Test
  void commitAgainChangesNothingAndTellsTheSame() {
    for (Publication publication : List.of(file(visit(1, "EU")), directory(visit(1, "EU")))) {
      Receipt first = commit("run-1", publication);
      Map<String, String> before = files("out");

      assertThat(commit("run-1", publication)).isEqualTo(first);
      assertThat(isCommitted("run-1", publication)).isTrue();
      assertThat(isCommitted("run-2", publication)).isFalse();
      assertThat(files("out")).isEqualTo(before);
    }
  }

  @Test
  void anOlderRunThatCommitsAgainDoesNotBringItsRowsBack() {
    commit("run-1", file(visit(1, "EU")));
    commit("run-2", file(visit(2, "EU")));

    commit("run-1", file(visit(1, "EU")));

    assertThat(text("out/visits.csv")).isEqualTo("id,region\n2,EU\n");
  }

  @Test
  void theSameRowsByAnotherRunAreAnotherPublication() {
    commit("run-1", file(visit(1, "EU")));

    assertThat(isCommitted("run-2", file(visit(1, "EU")))).isFalse();
  }

  @Test
  void aCrashWhileRowsAreWrittenLeavesTheOldContentAndASecondCommitFinishes() {
    for (Publication publication : List.of(file(visit(1, "EU")), directory(visit(1, "EU")))) {
      commit("run-1", publication);
      Map<String, String> before = files("out");
      Publication dying = withRows(publication, MemoryRows.of(VISITS).schema());

      assertThatThrownBy(() -> commit("run-2", dying)).isInstanceOf(IllegalStateException.class);
      assertThat(files("out")).isEqualTo(before);
      assertThat(isCommitted("run-2", dying)).isFalse();

      Receipt receipt = commit("run-2", publication);
      assertThat(receipt.rows()).isEqualTo(1);
      assertThat(isCommitted("run-2", publication)).isTrue();
    }
  }

  @Test
  void appendAddsFilesToADirectory() {
    PublishMode append = new PublishMode.Append();
    commit("run-1", directory(append, List.of(), visit(1, "EU")));
    commit("run-2", directory(append, List.of(), visit(2, "NA")));
    commit("run-2", directory(append, List.of(), visit(2, "NA")));

    assertThat(files("out/visits").values())
        .containsExactlyInAnyOrder("id,region\n1,EU\n", "id,region\n2,NA\n");
  }

  @Test
  void replaceReplacesAllFilesOfADirectory() {
    commit("run-1", directory(visit(1, "EU")));
    commit("run-2", directory(visit(2, "NA")));

    assertThat(files("out/visits"))
        .containsExactly(Map.entry("visits-run-2.csv", "id,region\n2,NA\n"));
  }

  @Test
  void replacePartitionsReplacesOnlyThePartitionsThatOccur() {
    PublishMode mode = new PublishMode.ReplacePartitions(List.of("region"));
    List<String> by = List.of("region");
    commit("run-1", directory(mode, by, visit(1, "EU"), visit(2, "N/A"), visit(3, null)));
    commit("run-2", directory(mode, by, visit(4, "EU"), visit(5, "SA"), visit(6, "EU")));

    assertThat(files("out/visits"))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "region=EU/visits-run-2.csv", "id\n4\n6\n",
                "region=SA/visits-run-2.csv", "id\n5\n",
                "region=N%2FA/visits-run-1.csv", "id\n2\n",
                "region=__HIVE_DEFAULT_PARTITION__/visits-run-1.csv", "id\n3\n"));
  }

  @Test
  void manyPartitionsAreWrittenWithFewOpenFiles() {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      for (int region = 0; region < 150; region++) {
        rows.add(visit(round, "r" + region));
      }
    }
    commit(
        "run-1",
        directory(new PublishMode.Replace(), List.of("region"), rows.toArray(Object[][]::new)));

    Map<String, String> files = files("out/visits");
    assertThat(files).hasSize(150);
    assertThat(files.values()).containsOnly("id\n0\n1\n");
  }

  @Test
  void guaranteesExactlyOnce() {
    try (Publisher publisher = publisher()) {
      assertThat(publisher.guarantee(file().target()).level())
          .isEqualTo(Guarantee.Level.EXACTLY_ONCE);
    }
  }

  // Words of the tests

  protected Receipt commit(String run, Publication publication) {
    try (Publisher publisher = publisher()) {
      return publisher.commit(id(run), List.of(publication)).getFirst();
    }
  }

  protected boolean isCommitted(String run, Publication publication) {
    try (Publisher publisher = publisher()) {
      return publisher.isCommitted(id(run), List.of(publication));
    }
  }

  protected static PublicationId id(String run) {
    return new PublicationId("pipeline", run);
  }

  protected static @Nullable Object[] visit(long id, @Nullable String region) {
    return row(id, region);
  }

  protected static Publication file(@Nullable Object[]... rows) {
    return publication(
        new Target.FileTarget(
            "out/visits.csv", Target.FileKind.CSV, new PublishMode.Replace(), List.of()),
        MemoryRows.of(VISITS, rows));
  }

  protected static Publication directory(@Nullable Object[]... rows) {
    return directory(new PublishMode.Replace(), List.of(), rows);
  }

  protected static Publication directory(
      PublishMode mode, List<String> by, @Nullable Object[]... rows) {
    return publication(
        new Target.FileTarget("out/visits/", Target.FileKind.CSV, mode, by),
        MemoryRows.of(VISITS, rows));
  }

  protected static Publication publication(Target target, MemoryRows rows) {
    return new Publication("visits", target, rows.schema(), rows, List.of(), List.of());
  }

  /** The same publication by a process that dies while it reads the rows. */
  private static Publication withRows(Publication publication, Schema schema) {
    RowSource dying =
        () -> {
          throw new IllegalStateException("simulated crash");
        };
    return new Publication(
        publication.table(), publication.target(), schema, dying, List.of(), List.of());
  }
}
