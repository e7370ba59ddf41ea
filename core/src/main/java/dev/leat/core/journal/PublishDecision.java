package dev.leat.core.journal;

import dev.leat.api.connector.FilePart;
import dev.leat.api.engine.StoredResult;
import dev.leat.api.pipeline.Check;
import dev.leat.api.pipeline.Target;
import dev.leat.api.store.Ledger;
import java.util.List;
import java.util.Map;

/**
 * All that is needed to finish a publication, whatever has become of the pipeline's files since,
 * and wherever the project has been moved.
 *
 * @param groups in the order they are committed; the targets of one group share one commit
 * @param results the stored result of every table that is published
 * @param inputs what is marked as published after the last target
 * @param read the fingerprints of the files each source was made of
 * @param replayed quarantined rows that the run publishes again
 * @param moves files put in place after the last target: charts, and inputs to the archive
 */
public record PublishDecision(
    List<Group> groups,
    Map<String, StoredResult> results,
    List<Ledger.FileEntry> inputs,
    List<Ledger.IntervalEntry> intervals,
    Map<String, List<String>> read,
    List<Long> replayed,
    List<Move> moves) {
  public PublishDecision {
    groups = List.copyOf(groups);
    results = Map.copyOf(results);
    inputs = List.copyOf(inputs);
    intervals = List.copyOf(intervals);
    read = Map.copyOf(read);
    replayed = List.copyOf(replayed);
    moves = List.copyOf(moves);
  }

  /**
   * Targets that are committed in one step.
   *
   * @param name the connection's, or {@link #FILES}
   */
  public record Group(String name, List<Entry> entries) {
    /** The group of the project's own files; not a name that a connection can have. */
    public static final String FILES = "project files";

    public Group {
      entries = List.copyOf(entries);
    }
  }

  /**
   * A table on its way to a target.
   *
   * @param target its texts resolved for this run
   * @param parts files written for it before the decision, for kinds that only an engine writes
   */
  public record Entry(String table, Target target, List<FilePart> parts, List<Check> targetChecks) {
    public Entry {
      parts = List.copyOf(parts);
      targetChecks = List.copyOf(targetChecks);
    }
  }

  /**
   * A file that goes from one place to another, both relative to the project or absolute.
   *
   * @param kind what it is
   * @param fingerprint CRC32C of its bytes, by which an unfinished move is recognised
   */
  public record Move(Kind kind, String name, String from, String to, String fingerprint) {
    /** What a moved file is. */
    public enum Kind {
      CHART,
      ARCHIVE
    }
  }
}
