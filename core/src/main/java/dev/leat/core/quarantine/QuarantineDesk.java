package dev.leat.core.quarantine;

import dev.leat.api.problem.LeatException;
import dev.leat.api.store.Quarantine;
import dev.leat.api.store.Quarantine.Decision;
import dev.leat.api.store.Quarantine.Filter;
import dev.leat.api.store.Quarantine.QuarantinedRow;
import dev.leat.api.store.Quarantine.State;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where a person looks at quarantined rows and decides about them. */
public final class QuarantineDesk {
  private final Quarantine quarantine;
  private final Clock clock;

  public QuarantineDesk(Quarantine quarantine, Clock clock) {
    this.quarantine = quarantine;
    this.clock = clock;
  }

  public List<QuarantinedRow> list(Filter filter) {
    return quarantine.list(filter);
  }

  public long count(Filter filter) {
    return quarantine.count(filter);
  }

  /**
   * The row of that number.
   *
   * @throws LeatException with code {@code unknown-row}
   */
  public QuarantinedRow show(long id) {
    return quarantine
        .find(id)
        .orElseThrow(
            () ->
                LeatException.user(
                    "unknown-row",
                    "There is no row "
                        + id
                        + " in quarantine. leat quarantine list shows their numbers."));
  }

  /** From now on this text is read instead of the record's. */
  public void mend(long id, String text) {
    decide(new Decision.Mend(id, text));
  }

  /** From now on these rows pass although they break expectations. */
  public void waive(Collection<Long> ids) {
    checked(ids).forEach(id -> quarantine.decide(new Decision.Waive(id), clock.instant()));
  }

  /** From now on these rows are dropped, and counted as dropped. */
  public void discard(Collection<Long> ids) {
    checked(ids).forEach(id -> quarantine.decide(new Decision.Discard(id), clock.instant()));
  }

  private void decide(Decision decision) {
    checked(List.of(decision.id()));
    quarantine.decide(decision, clock.instant());
  }

  private Collection<Long> checked(Collection<Long> ids) {
    for (Long id : ids) {
      QuarantinedRow row = show(id);
      if (row.state() == State.REPLAYED) {
        throw LeatException.user(
            "already-replayed",
            "Row "
                + id
                + " was published by run "
                + row.lastRun()
                + " and is no longer in quarantine.");
      }
    }
    return ids;
  }

  /** The rows as CSV, with a column {@code text} to be edited and handed to {@link #mendAll}. */
  public String export(Filter filter) {
    return QuarantineCsv.write(list(filter));
  }

  /**
   * Mends every row whose text an edited export has changed; all or none.
   *
   * @return how many were mended
   * @throws LeatException with code {@code bad-export} that names every line that does not fit
   */
  public int mendAll(String csv) {
    Map<Long, String> edits = edits(csv);
    edits.forEach(this::mend);
    return edits.size();
  }

  /**
   * The texts that an edited export has changed, by row.
   *
   * @throws LeatException with code {@code bad-export} that names every line that does not fit
   */
  public Map<Long, String> edits(String csv) {
    List<QuarantineCsv.Line> lines = QuarantineCsv.read(csv);
    List<String> problems = new ArrayList<>();
    Map<Long, String> edits = new LinkedHashMap<>();
    for (QuarantineCsv.Line line : lines) {
      QuarantinedRow row = quarantine.find(line.id()).orElse(null);
      if (row == null
          || !row.row().fingerprint().equals(line.fingerprint())
          || row.row().record() != line.record()) {
        problems.add("line " + line.number() + ": row " + line.id() + " is not the one exported");
      } else if (row.state() == State.REPLAYED) {
        problems.add("line " + line.number() + ": row " + line.id() + " is published already");
      } else if (!line.text().equals(current(row))) {
        edits.put(line.id(), line.text());
      }
    }
    if (!problems.isEmpty()) {
      throw LeatException.user(
          "bad-export",
          "The export does not fit the quarantine; nothing was mended:\n"
              + String.join("\n", problems));
    }
    return edits;
  }

  /** The text that would be read now. */
  static String current(QuarantinedRow row) {
    String mended = row.mended();
    return mended == null ? row.row().text() : mended;
  }
}
