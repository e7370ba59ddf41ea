package dev.leat.api.engine;

import java.util.List;

/**
 * Takes the rows that go to quarantine, in the order of file name and position; called by one
 * thread at a time.
 */
@FunctionalInterface
public interface RejectedRows {
  void accept(List<RejectedRow> rows);
}
