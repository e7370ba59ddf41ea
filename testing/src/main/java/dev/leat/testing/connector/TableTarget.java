package dev.leat.testing.connector;

import dev.leat.api.connector.Publisher;
import dev.leat.api.connector.TableReader;

/** One database for one test, as {@link TableTargetContract} uses it. */
public interface TableTarget {
  /** The connection's name in messages. */
  String CONNECTION = "results";

  Publisher publisher();

  /** A publisher whose process dies at that point. */
  Publisher publisher(CrashPoint crash);

  TableReader reader();

  /** Runs a statement on a connection of its own. */
  void execute(String sql);
}
