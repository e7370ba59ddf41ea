package dev.leat.api.engine;

import dev.leat.api.run.RowCounts;
import java.util.List;
import java.util.Map;

/**
 * What reading a source gave.
 *
 * @param missing nulls per declared column, over all rows read
 * @param bad values per column that did not convert
 * @param rounded decimals per column that were rounded to the declared scale
 * @param broken rows per expectation that did not pass it, whatever its action
 * @param undeclared fields found that no column reads
 */
public record SourceReport(
    RowCounts rows,
    Map<String, Long> missing,
    Map<String, Long> bad,
    Map<String, Long> rounded,
    Map<String, Long> broken,
    List<String> undeclared,
    long bytes) {
  public SourceReport {
    missing = Map.copyOf(missing);
    bad = Map.copyOf(bad);
    rounded = Map.copyOf(rounded);
    broken = Map.copyOf(broken);
    undeclared = List.copyOf(undeclared);
  }
}
