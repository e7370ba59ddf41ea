package dev.leat.core.plan;

import dev.leat.core.check.CheckedPipeline;
import java.util.List;
import java.util.Optional;

/**
 * What a run is going to do: which inputs, which steps, what is reused and why, what is published
 * where with which guarantee. Making one changes nothing.
 *
 * @param engine its name and version
 * @param tables each after what it reads
 * @param targets in the order in which they are published
 * @param extent whether what is published adds to the targets or rebuilds them
 */
public record Plan(
    CheckedPipeline pipeline,
    RunFacts facts,
    String engine,
    String history,
    List<PlannedSource> sources,
    List<PlannedTable> tables,
    List<PlannedTarget> targets,
    Extent extent) {
  public Plan {
    sources = List.copyOf(sources);
    tables = List.copyOf(tables);
    targets = List.copyOf(targets);
  }

  /** How much is published. */
  public enum Extent {
    /** As the targets' modes say. */
    NORMAL,
    /** Everything is read again and replaces what the targets hold. */
    REBUILD,
    /** Every input is published already; there is nothing to do. */
    NOTHING_NEW
  }

  public Optional<PlannedSource> source(String name) {
    return sources.stream().filter(source -> source.name().equals(name)).findFirst();
  }

  public Optional<PlannedTable> table(String name) {
    return tables.stream().filter(table -> table.name().equals(name)).findFirst();
  }
}
