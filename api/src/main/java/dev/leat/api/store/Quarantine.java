package dev.leat.api.store;

import dev.leat.api.engine.RejectedRow;
import dev.leat.api.engine.RowPatch;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rows that did not pass, until they are mended, waived, discarded or replayed. A row is known by
 * pipeline, source, file fingerprint and record number, however often it is read.
 */
public interface Quarantine {
  /**
   * Adds rows a run has found. One that is there already keeps its first run, takes the new reasons
   * and run, and is open again.
   */
  void add(String pipeline, String source, String run, Instant at, List<RejectedRow> rows);

  /** Notes that a run met the open rows of these files again without reading them. */
  void seen(String pipeline, String source, Collection<String> fingerprints, String run);

  /**
   * After a run has published those files: its rows that are not discarded, and that the run did
   * not reject again, are replayed.
   */
  void settle(String pipeline, String source, Collection<String> fingerprints, String run);

  List<QuarantinedRow> list(Filter filter);

  /** How many rows {@link #list} would give without its limit. */
  long count(Filter filter);

  Optional<QuarantinedRow> find(long id);

  /** Decides about rows: the patch is durable and the row's state follows. */
  void decide(Decision decision, Instant at);

  /** Marks rows as replayed by a run. */
  void replayed(Collection<Long> ids, String run);

  /** The decisions about records of these files. */
  List<RowPatch> patches(String pipeline, String source, Collection<String> fingerprints);

  /**
   * A row in quarantine.
   *
   * @param id short, stable, for people to type
   * @param firstRun the run that found it
   * @param lastRun the run that met it last
   * @param mended the text that replaces the record's; null when it was not mended
   */
  record QuarantinedRow(
      long id,
      String pipeline,
      String source,
      RejectedRow row,
      String firstRun,
      String lastRun,
      Instant at,
      State state,
      @Nullable String mended) {}

  /** Where a quarantined row stands. */
  enum State {
    OPEN,
    MENDED,
    WAIVED,
    DISCARDED,
    REPLAYED
  }

  /**
   * Which rows to list; null for any.
   *
   * @param reason a reason the row must have, compared as a whole
   */
  record Filter(
      @Nullable String pipeline,
      @Nullable String source,
      @Nullable State state,
      @Nullable String run,
      @Nullable String reason,
      int limit) {
    public static final Filter ALL = new Filter(null, null, null, null, null, Integer.MAX_VALUE);

    /** The rows of a pipeline. */
    public static Filter of(String pipeline) {
      return new Filter(pipeline, null, null, null, null, Integer.MAX_VALUE);
    }

    public Filter withState(State wanted) {
      return new Filter(pipeline, source, wanted, run, reason, limit);
    }
  }

  /** What a person decides about a row. */
  sealed interface Decision {
    long id();

    /** This text is read instead of the record's. */
    record Mend(long id, String text) implements Decision {}

    /** The row passes although it breaks expectations. */
    record Waive(long id) implements Decision {}

    /** The row is dropped, and counted as dropped, whenever it is read. */
    record Discard(long id) implements Decision {}
  }
}
