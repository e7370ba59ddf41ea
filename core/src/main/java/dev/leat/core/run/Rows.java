package dev.leat.core.run;

import dev.leat.api.connector.RowBatch;
import dev.leat.api.connector.RowStream;
import dev.leat.api.engine.EngineSession;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small query results as lists. */
public final class Rows {
  private Rows() {}

  /** All rows of a query, each a list of plain values. */
  public static List<List<@Nullable Object>> all(EngineSession session, String sql) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (RowStream stream = session.rows(sql)) {
      for (RowBatch batch = stream.next(); batch != null; batch = stream.next()) {
        for (int row = 0; row < batch.rows(); row++) {
          List<@Nullable Object> values = new ArrayList<>();
          for (int column = 0; column < batch.schema().fields().size(); column++) {
            values.add(batch.column(column).value(row));
          }
          rows.add(values);
        }
      }
    }
    return rows;
  }

  /** A count in a result of one row. */
  public static long count(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }
}
