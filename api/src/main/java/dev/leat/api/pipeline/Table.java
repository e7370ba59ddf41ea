package dev.leat.api.pipeline;

import java.util.List;

/**
 * The result of one SQL query over sources and other tables, its checks, and where it is published.
 */
public record Table(String name, SqlText sql, List<Check> checks, List<Target> targets) {
  public Table {
    checks = List.copyOf(checks);
    targets = List.copyOf(targets);
  }
}
