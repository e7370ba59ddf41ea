package dev.leat.core.plan;

import dev.leat.api.connector.Guarantee;
import dev.leat.api.pipeline.Target;

/**
 * A table's way to a target.
 *
 * @param target its texts resolved for the run
 * @param group the name of the targets it is committed with
 */
public record PlannedTarget(String table, Target target, String group, Guarantee guarantee) {
  /** The target as the user knows it: a path, or {@code connection.table}. */
  public String location() {
    return locationOf(target);
  }

  /** The target as the user knows it. */
  public static String locationOf(Target target) {
    return switch (target) {
      case Target.TableTarget table -> table.connection() + "." + table.table();
      case Target.FileTarget file -> file.path();
    };
  }
}
