package dev.leat.api.pipeline;

import java.util.List;

/**
 * What is made of sources and other tables by a query or a fold, its checks, and where it is
 * published.
 */
public record Table(String name, Derivation derivation, List<Check> checks, List<Target> targets) {
  public Table {
    checks = List.copyOf(checks);
    targets = List.copyOf(targets);
  }
}
