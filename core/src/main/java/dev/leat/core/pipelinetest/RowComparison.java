package dev.leat.core.pipelinetest;

import dev.leat.core.language.TestFile.Match;
import dev.leat.core.pipelinetest.ExpectedTable.Row;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares rows as multisets: the order does not matter, how often a row occurs does. */
final class RowComparison {
  private RowComparison() {}

  static Optional<Difference> compare(ExpectedTable expected, List<Row> found) {
    Map<List<Object>, List<Row>> left = new LinkedHashMap<>();
    for (Row row : found) {
      left.computeIfAbsent(row.key(), _ -> new ArrayList<>()).add(row);
    }
    List<List<String>> missing = new ArrayList<>();
    for (Row row : expected.rows()) {
      if (!take(row, left.getOrDefault(row.key(), List.of()))) {
        missing.add(row.shown());
      }
    }
    List<List<String>> unexpected =
        switch (expected.match()) {
          case EXACT -> left.values().stream().flatMap(List::stream).map(Row::shown).toList();
          case SUBSET -> List.of();
        };
    // Without a single row that fits, what came out instead is what helps.
    if (expected.match() == Match.SUBSET && missing.size() == expected.rows().size()) {
      unexpected = missing.isEmpty() ? unexpected : found.stream().map(Row::shown).toList();
    }
    return missing.isEmpty() && unexpected.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Difference.RowsDiffer(
                expected.table(),
                expected.columns(),
                missing,
                unexpected,
                expected.rows().size(),
                found.size()));
  }

  private static boolean take(Row wanted, List<Row> candidates) {
    for (Iterator<Row> each = candidates.iterator(); each.hasNext(); ) {
      if (each.next().same(wanted)) {
        each.remove();
        return true;
      }
    }
    return false;
  }
}
