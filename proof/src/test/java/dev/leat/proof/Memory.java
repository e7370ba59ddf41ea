package dev.leat.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.engine.RejectedRow;
import dev.leat.api.store.Ledger;
import dev.leat.api.store.Quarantine;
import dev.leat.api.store.RunRecord;
import dev.leat.store.SqliteStore;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a project remembers of its runs. */
final class Memory implements AutoCloseable {
  private final SqliteStore store;

  private Memory(SqliteStore store) {
    this.store = store;
  }

  static Memory of(ExampleCopy project) {
    return new Memory(SqliteStore.open(project.path(".leat").resolve(SqliteStore.FILE)));
  }

  /** The newest run of a pipeline, if one was begun. */
  Optional<RunRecord> newestRun(String pipeline) {
    return store.runs().list(pipeline, 1).stream().findFirst();
  }

  /** Nothing is taken for running, and nothing decided waits for its delivery. */
  void assertNothingUnfinished(String pipeline) {
    assertThat(store.runs().unfinished()).isEmpty();
    assertThat(store.runs().undelivered(pipeline)).isEmpty();
  }

  /** The quarantined rows by file and record number, in order, each with its reasons. */
  List<String> quarantine(String pipeline) {
    return store.quarantine().list(Quarantine.Filter.of(pipeline)).stream()
        .map(Quarantine.QuarantinedRow::row)
        .map(row -> "%s %08d %s".formatted(row.file(), row.record(), row.reasons()))
        .sorted()
        .toList();
  }

  /** Why rows are in quarantine, in the order of the file. */
  List<String> reasons(String pipeline) {
    return store.quarantine().list(Quarantine.Filter.of(pipeline)).stream()
        .map(Quarantine.QuarantinedRow::row)
        .sorted(Comparator.comparing(RejectedRow::record))
        .map(row -> String.join("; ", row.reasons()))
        .toList();
  }

  /** The files that a pipeline's source has published. */
  List<String> ledger(String pipeline, String source) {
    return store.ledger().files(pipeline, source).stream().map(Ledger.FileEntry::name).toList();
  }

  @Override
  public void close() {
    store.close();
  }
}
