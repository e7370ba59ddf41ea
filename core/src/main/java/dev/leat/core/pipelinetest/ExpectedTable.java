package dev.leat.core.pipelinetest;

import dev.leat.core.language.TestFile.Match;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a table must have.
 *
 * @param columns the columns that are compared, as the table calls them
 * @param rows values by column, in the form {@link Cells} gives
 */
record ExpectedTable(String table, Match match, List<String> columns, List<Row> rows) {
  ExpectedTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Values in the order of the columns. */
  record Row(List<@Nullable Object> values) {
    Row {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    List<Object> key() {
      return values.stream().<Object>map(Cells::key).toList();
    }

    boolean same(Row other) {
      for (int i = 0; i < values.size(); i++) {
        if (!Cells.same(values.get(i), other.values.get(i))) {
          return false;
        }
      }
      return true;
    }

    List<String> shown() {
      return values.stream().map(Cells::shown).toList();
    }
  }
}
