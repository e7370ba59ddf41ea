package dev.leat.engine.duckdb;

import java.util.Arrays;

/**
 * Positions of rejected rows with what was found about each, in plain arrays because there may be
 * many. Not thread-safe.
 */
final class Rejections {
  private static final int INITIAL = 256;

  private final int words;
  private long[] positions = new long[INITIAL];
  private long[] found;
  private int size;

  Rejections(int words) {
    this.words = words;
    found = new long[INITIAL * words];
  }

  void add(long position, long[] bits) {
    if (size == positions.length) {
      positions = Arrays.copyOf(positions, size * 2);
      found = Arrays.copyOf(found, size * 2 * words);
    }
    positions[size] = position;
    System.arraycopy(bits, 0, found, size * words, words);
    size++;
  }

  int size() {
    return size;
  }

  /** The same in the order of position; positions are unique. */
  Rejections sorted() {
    Rejections sorted = new Rejections(words);
    sorted.positions = Arrays.copyOf(positions, size);
    Arrays.sort(sorted.positions);
    sorted.found = new long[size * words];
    sorted.size = size;
    for (int i = 0; i < size; i++) {
      int rank = Arrays.binarySearch(sorted.positions, positions[i]);
      System.arraycopy(found, i * words, sorted.found, rank * words, words);
    }
    return sorted;
  }

  long position(int index) {
    return positions[index];
  }

  long[] found(int index) {
    return Arrays.copyOfRange(found, index * words, (index + 1) * words);
  }
}
