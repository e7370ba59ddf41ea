package dev.leat.core.check;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What SQL may know of the run it is part of, each by a function that every engine's scope knows.
 */
enum RunFact {
  RUN_TIME,
  RUN_ID,
  INTERVAL_START,
  INTERVAL_END;

  /** The fact that a reference such as {@code run.time} names; null for others. */
  static @Nullable RunFact byName(String name) {
    return Arrays.stream(values())
        .filter(fact -> fact.name().toLowerCase(Locale.ROOT).replace('_', '.').equals(name))
        .findFirst()
        .orElse(null);
  }

  /** The function that gives it inside SQL. */
  String function() {
    return "leat_" + name().toLowerCase(Locale.ROOT);
  }
}
