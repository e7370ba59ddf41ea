package dev.leat.api.pipeline;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where rows come from and what they must be.
 *
 * @param columns the declared columns in order; the source's relation has exactly these
 * @param failAbove the share (0 … 1) of (quarantined + dropped) / read above which the run fails;
 *     null for none
 * @param archive folder that files are moved to after publication; null to leave them
 */
public record Source(
    String name,
    SourceInput input,
    List<Column> columns,
    List<Expectation> expectations,
    @Nullable Deduplication deduplication,
    @Nullable BigDecimal failAbove,
    Reading reading,
    OnRestated onRestated,
    OnNewColumn onNewColumn,
    @Nullable String archive) {
  public Source {
    columns = List.copyOf(columns);
    expectations = List.copyOf(expectations);
  }

  /** Which of the matching files a run reads. */
  public enum Reading {
    /** All matching files, each run. */
    ALL,
    /** Files that are not yet in the ledger. */
    INCREMENTAL_FILES
  }

  /** What happens when a file that was loaded before has changed. */
  public enum OnRestated {
    FAIL,
    IGNORE,
    REBUILD
  }

  /** What happens with fields that are not declared. */
  public enum OnNewColumn {
    IGNORE,
    WARN,
    FAIL
  }
}
