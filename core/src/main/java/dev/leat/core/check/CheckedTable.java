package dev.leat.core.check;

import dev.leat.api.engine.ColumnOrigin;
import dev.leat.api.engine.Computation;
import dev.leat.api.pipeline.Check;
import dev.leat.api.pipeline.Table;
import dev.leat.api.type.Schema;
import java.util.List;

/**
 * A table whose SQL or fold means something.
 *
 * @param table as the user wrote it
 * @param computation canonical, parameters already literals; facts of the run are calls of {@code
 *     leat_run_time()}, {@code leat_run_id()}, {@code leat_interval_start()} and {@code
 *     leat_interval_end()}, which whoever runs it declares
 * @param inputs the sources and tables it reads
 * @param checks the table's checks, those in SQL in canonical text
 */
public record CheckedTable(
    Table table,
    Computation computation,
    Schema schema,
    List<String> inputs,
    List<ColumnOrigin> lineage,
    List<Check> checks) {
  public CheckedTable {
    inputs = List.copyOf(inputs);
    lineage = List.copyOf(lineage);
    checks = List.copyOf(checks);
  }

  public String name() {
    return table.name();
  }

  /** The SQL that is run to compute it. */
  public String sql() {
    return computation.sql();
  }
}
