package dev.leat.generate;

/**
 * Random numbers that depend on a seed and a row number only, so that any thread can make any row.
 * SplitMix64 (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).
 */
final class RandomBits {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  /** Starts over for that row. */
  void reset(long seed, long row) {
    state = mix(seed * GOLDEN_GAMMA + mix(row + 1));
  }

  /** The next number below the bound; the bias of under 2⁻³¹ · bound does not matter here. */
  int below(int bound) {
    return (int) (((bits() >>> 32) * bound) >>> 32);
  }

  /** The next number from 0 (included) to 1. */
  double fraction() {
    return (bits() >>> 11) * 0x1.0p-53;
  }

  private long bits() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
