package dev.leat.core.plan;

import dev.leat.api.engine.StoredResult;
import dev.leat.core.check.CheckedTable;

/**
 * What a run does about a table.
 *
 * @param key what its rows depend on, as a hash
 */
public record PlannedTable(CheckedTable table, String key, Work work) {
  public String name() {
    return table.name();
  }

  /** What is to be done. */
  public sealed interface Work {
    /** In a few words. */
    String why();

    /** Its SQL is run. */
    record Compute(String why) implements Work {}

    /** Its stored result is taken. */
    record Reuse(StoredResult result, String why) implements Work {}
  }
}
