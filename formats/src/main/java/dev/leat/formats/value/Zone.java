package dev.leat.formats.value;

import dev.leat.api.problem.LeatException;
import dev.leat.api.problem.Suggestions;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * The time zone of texts without an offset. By the rules of {@link java.time.ZonedDateTime}: a
 * local time that daylight saving skips counts with the offset before the gap, one that comes twice
 * is the earlier one.
 */
final class Zone {
  private final ZoneRules rules;
  private final boolean fixed;
  private final int fixedOffset;

  Zone(String name) {
    this(zoneId(name));
  }

  private Zone(ZoneId id) {
    rules = id.getRules();
    fixed = rules.isFixedOffset();
    fixedOffset = fixed ? rules.getOffset(java.time.Instant.EPOCH).getTotalSeconds() : 0;
  }

  private static ZoneId zoneId(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw new LeatException(
          "unknown-timezone",
          dev.leat.api.problem.ErrorKind.USER,
          "Cannot find time zone "
              + name
              + ". "
              + Suggestions.nearest(name, ZoneId.getAvailableZoneIds())
                  .map(near -> "Did you mean " + near + "?")
                  .orElse("Use an IANA name such as Europe/Berlin, or UTC."),
          e);
    }
  }

  /** The zone of that name; null if there is none. */
  static @Nullable Zone find(String name) {
    try {
      return new Zone(ZoneId.of(name));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The offset of a local time, given in seconds since 1970-01-01T00:00. */
  int offsetSeconds(long localSecond) {
    if (fixed) {
      return fixedOffset;
    }
    LocalDateTime local = LocalDateTime.ofEpochSecond(localSecond, 0, ZoneOffset.UTC);
    ZoneOffsetTransition transition = rules.getTransition(local);
    return (transition == null ? rules.getOffset(local) : transition.getOffsetBefore())
        .getTotalSeconds();
  }
}
