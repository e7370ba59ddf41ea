package dev.leat.core.check;

import dev.leat.api.pipeline.SqlFunction;
import dev.leat.api.pipeline.SqlText;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What SQL may know of the run it is part of. */
enum RunFact {
  RUN_TIME("timestamp '2000-01-01 00:00:00'"),
  RUN_ID("''"),
  INTERVAL_START("timestamp '2000-01-01 00:00:00'"),
  INTERVAL_END("timestamp '2000-01-01 00:00:00'");

  private final String sample;

  RunFact(String sample) {
    this.sample = sample;
  }

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

  /** Functions of the right types, for checking. */
  static List<SqlFunction> samples() {
    return Arrays.stream(values())
        .map(fact -> new SqlFunction(fact.function(), List.of(), SqlText.of(fact.sample)))
        .toList();
  }
}
