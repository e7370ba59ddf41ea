package dev.leat.api.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the known name nearest to what was written. */
public final class Suggestions {
  private Suggestions() {}

  /**
   * The nearest known name by edit distance (with transpositions), if it is near enough to be
   * meant.
   */
  public static Optional<String> nearest(String written, Collection<String> known) {
    int limit = Math.max(1, written.length() / 3);
    return known.stream()
        .map(name -> new Candidate(name, distance(fold(written), fold(name))))
        .filter(candidate -> candidate.distance <= limit)
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
        .map(Candidate::name);
  }

  /** {@code "Did you mean x?"}, or {@code "Known are: a, b, c."} when nothing is near. */
  public static String remedy(String written, Collection<String> known) {
    return nearest(written, known)
        .map(name -> "Did you mean " + name + "?")
        .orElseGet(() -> "Known are: " + String.join(", ", known) + ".");
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  /** Optimal string alignment distance. */
  private static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1), d[i - 1][j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, d[i - 2][j - 2] + 1);
        }
        d[i][j] = best;
      }
    }
    return d[a.length()][b.length()];
  }

  private record Candidate(String name, int distance) {}
}
