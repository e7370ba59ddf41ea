package dev.leat.api.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a table in Java. */
public final class TableBuilder {
  private final String name;
  private @Nullable Derivation derivation;
  private final List<Check> checks = new ArrayList<>();
  private final List<TargetBuilder> targets = new ArrayList<>();

  private TableBuilder(String name) {
    this.name = name;
  }

  public static TableBuilder table(String name) {
    return new TableBuilder(name);
  }

  public TableBuilder sql(String query) {
    derivation = SqlText.of(query.stripTrailing());
    return this;
  }

  /** Makes the table by a fold instead of a query. */
  public TableBuilder fold(Fold fold) {
    derivation = fold;
    return this;
  }

  public TableBuilder check(Check check) {
    checks.add(check);
    return this;
  }

  public TableBuilder to(TargetBuilder target) {
    targets.add(target);
    return this;
  }

  Table build(Filling filling) {
    if (derivation == null) {
      throw new IllegalStateException("the table " + name + " has neither SQL nor a fold");
    }
    return new Table(
        name, derivation, checks, targets.stream().map(target -> target.build(filling)).toList());
  }
}
