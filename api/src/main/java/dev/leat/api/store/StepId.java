package dev.leat.api.store;

import dev.leat.api.run.StepKind;
import java.util.Locale;

/**
 * A step of a run.
 *
 * @param subject what it works on: a source, a table, a group of targets, a chart
 */
public record StepId(StepKind kind, String subject) {
  /** Such as {@code read:trades}. */
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT) + ":" + subject;
  }
}
