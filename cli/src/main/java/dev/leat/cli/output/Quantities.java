package dev.leat.cli.output;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
public final class Quantities {
  private Quantities() {}

  /** {@code 1,234,567}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 512 B}, {@code 41.9 kB}, {@code 1.4 GB}: powers of ten. */
  public static String bytes(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double value = bytes;
    String units = "kMGTPE";
    int unit = -1;
    while (value >= 999.95 && unit < units.length() - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %sB", value, units.charAt(unit));
  }

  /** {@code 12 ms}, {@code 3.4 s}, {@code 2 min 5 s}, {@code 1 h 3 min}. */
  public static String duration(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }
    long seconds = millis / 1000;
    return seconds < 3600
        ? seconds / 60 + " min " + seconds % 60 + " s"
        : seconds / 3600 + " h " + seconds / 60 % 60 + " min";
  }

  /** {@code 1.3 M/s}. */
  public static String rate(long rows, Duration duration) {
    double perSecond = rows / Math.max(duration.toNanos() / 1e9, 1e-9);
    if (perSecond < 10_000) {
      return String.format(Locale.ROOT, "%.0f/s", perSecond);
    }
    return perSecond < 999_500
        ? String.format(Locale.ROOT, "%.0f k/s", perSecond / 1e3)
        : String.format(Locale.ROOT, "%.1f M/s", perSecond / 1e6);
  }
}
