package dev.leat.generate;

/** Makes sample files of one kind; thread-safe. Find one with {@link SampleGenerators#named}. */
public interface SampleGenerator {
  /** The name users call it by, such as {@code trades}. */
  String name();

  /** What it makes, in one sentence for the help text. */
  String description();

  /**
   * Writes a file whose bytes depend on rows, seed and dirty share alone, never on the machine or
   * the number of threads. The file appears complete or not at all, and replaces one of that name.
   * Interrupting the calling thread cancels.
   *
   * @throws dev.leat.api.problem.LeatException when the file cannot be written ({@code
   *     generate-failed}) or the thread was interrupted ({@code generate-cancelled})
   */
  Sample generate(SampleRequest request, GenerateProgress progress);
}
