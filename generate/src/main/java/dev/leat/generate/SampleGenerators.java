package dev.leat.generate;

import dev.leat.api.problem.LeatException;
import dev.leat.api.problem.Suggestions;
import java.util.List;

/** The generators Leat comes with. */
public final class SampleGenerators {
  private static final List<SampleGenerator> ALL =
      List.of(new TradesGenerator(), new WatchTimeGenerator());

  private SampleGenerators() {}

  /** All generators, by name. */
  public static List<SampleGenerator> all() {
    return ALL;
  }

  /** The generator of that name; a user error with a suggestion when there is none. */
  public static SampleGenerator named(String name) {
    return ALL.stream()
        .filter(generator -> generator.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                LeatException.user(
                    "unknown-generator",
                    "generate "
                        + name
                        + ": There is no sample generator of this name. "
                        + Suggestions.remedy(
                            name, ALL.stream().map(SampleGenerator::name).toList())));
  }
}
