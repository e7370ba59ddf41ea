package dev.leat.generate;

/** How much to make. */
public sealed interface SampleExtent {
  /** What {@code --rows} says: one file of so many rows. */
  record Rows(long rows) implements SampleExtent {
    public Rows {
      if (rows < 0) {
        throw new IllegalArgumentException("rows must not be negative, is " + rows);
      }
    }
  }

  /**
   * What {@code --files} and {@code --size} say: files in a folder, each as long as the last row
   * that is needed to reach so many bytes.
   */
  record Files(int files, long bytes) implements SampleExtent {
    public Files {
      if (files < 1) {
        throw new IllegalArgumentException("files must be at least 1, is " + files);
      }
      if (bytes < 1) {
        throw new IllegalArgumentException("bytes must be at least 1, is " + bytes);
      }
    }
  }
}
