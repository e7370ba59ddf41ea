package dev.leat.generate;

/** Told how far a sample is; called by one thread at a time, several times a second. */
@FunctionalInterface
public interface GenerateProgress {
  GenerateProgress NONE = (rows, bytes) -> {};

  /** So many rows and bytes have been written so far. */
  void written(long rows, long bytes);
}
