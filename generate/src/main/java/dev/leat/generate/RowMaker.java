package dev.leat.generate;

/** Makes single rows, each from its number alone; thread-safe. */
interface RowMaker {
  /** The first line, with its newline. */
  String header();

  /**
   * Appends that row with its newline.
   *
   * @param random already at that row's start
   * @return whether the row is dirty
   */
  boolean append(long row, RandomBits random, TextBuffer out);
}
