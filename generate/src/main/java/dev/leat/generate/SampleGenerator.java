package dev.leat.generate;

/** Makes sample files of one kind; thread-safe. Find one with {@link SampleGenerators#named}. */
public interface SampleGenerator {
  /** The name users call it by, such as {@code trades}. */
  String name();

  /** What it makes, in one sentence for the help text. */
  String description();

  /** What it makes when nothing is said: also shows which kind of extent it takes. */
  SampleExtent usual();

  /**
   * Writes files whose bytes depend on extent, seed and shares alone, never on the machine or the
   * number of threads. Each file appears complete or not at all, and replaces one of that name.
   * Interrupting the calling thread cancels.
   *
   * @throws dev.leat.api.problem.LeatException when the request is for what this generator does not
   *     make ({@code generate-option}), a file cannot be written ({@code generate-failed}) or the
   *     thread was interrupted ({@code generate-cancelled})
   */
  Sample generate(SampleRequest request, GenerateProgress progress);
}
