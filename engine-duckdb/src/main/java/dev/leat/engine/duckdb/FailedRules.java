package dev.leat.engine.duckdb;

import dev.leat.api.pipeline.Column;
import dev.leat.api.pipeline.Column.OnBadValue;
import dev.leat.api.pipeline.Expectation;
import dev.leat.api.pipeline.Expectation.Action;
import dev.leat.api.pipeline.Source;
import dev.leat.api.problem.LeatException;
import dev.leat.formats.FileScan.RecordPlace;
import java.util.ArrayList;
import java.util.List;

/** Stops a read whose rows broke a rule with the action {@code fail}. */
final class FailedRules {
  private FailedRules() {}

  /** Throws one user error that names every such rule, its rows and the first of them. */
  static void verify(Source source, RowBits bits, RawRows raw, Judge judge, Reasons reasons) {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < source.columns().size(); i++) {
      Column column = source.columns().get(i);
      long first = judge.firstFailure(bits.bad(i));
      if (column.onBadValue() == OnBadValue.FAIL && first != Long.MAX_VALUE) {
        problems.add(
            value(source, column, judge.found(bits.bad(i)), place(raw, first), reasons, i));
      }
    }
    for (int i = 0; i < source.expectations().size(); i++) {
      Expectation expectation = source.expectations().get(i);
      long first =
          Math.min(judge.firstFailure(bits.failed(i)), judge.firstFailure(bits.unknown(i)));
      if (expectation.action() == Action.FAIL && first != Long.MAX_VALUE) {
        long rows = judge.found(bits.failed(i)) + judge.found(bits.unknown(i));
        problems.add(rule(source, expectation, rows, place(raw, first)));
      }
    }
    if (!problems.isEmpty()) {
      throw LeatException.user("expectation-failed", String.join("\n", problems));
    }
  }

  private static RecordPlace place(RawRows raw, long position) {
    return raw.places(new long[] {position}).getFirst();
  }

  private static String rule(Source source, Expectation expectation, long rows, RecordPlace first) {
    return at(first)
        + source.name()
        + ": The expectation "
        + expectation.name()
        + " does not hold for "
        + counted(rows, "row")
        + ", this is the first. Mend the file, or give the expectation another action than fail.";
  }

  private static String value(
      Source source, Column column, long rows, RecordPlace first, Reasons reasons, int index) {
    return at(first)
        + source.name()
        + "."
        + column.name()
        + ": "
        + counted(rows, "value")
        + " cannot be read, this is the first: "
        + reasons.badValue(index, first)
        + ". Mend the file, or set on_bad_value to quarantine or set_null.";
  }

  private static String at(RecordPlace place) {
    return place.file().name() + ":" + place.line() + " ";
  }

  private static String counted(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
