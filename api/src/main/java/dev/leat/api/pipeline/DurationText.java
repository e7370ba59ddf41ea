package dev.leat.api.pipeline;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as users write them: {@code 30s}, {@code 1h30m}, {@code 7d}, or ISO 8601. */
public final class DurationText {
  private static final Pattern PART = Pattern.compile("\\s*(\\d{1,9})\\s*(ms|s|m|h|d|w)\\s*");

  private DurationText() {}

  /** The duration; empty when the text is none. */
  public static Optional<Duration> parse(String text) {
    String written = text.strip().toLowerCase(Locale.ROOT);
    if (written.startsWith("p")) {
      return iso(written);
    }
    Matcher part = PART.matcher(written);
    Duration sum = Duration.ZERO;
    int done = 0;
    while (done < written.length()) {
      if (!part.find(done) || part.start() != done) {
        return Optional.empty();
      }
      sum = sum.plus(amount(Long.parseLong(part.group(1)), part.group(2)));
      done = part.end();
    }
    return done == 0 ? Optional.empty() : Optional.of(sum);
  }

  private static Duration amount(long count, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(count);
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      case "d" -> Duration.ofDays(count);
      case "w" -> Duration.ofDays(7 * count);
      default -> throw new IllegalArgumentException("no such unit: " + unit);
    };
  }

  private static Optional<Duration> iso(String written) {
    try {
      return Optional.of(Duration.parse(written));
    } catch (DateTimeParseException notIso) {
      return Optional.empty();
    }
  }
}
