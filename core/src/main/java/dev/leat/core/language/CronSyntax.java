package dev.leat.core.language;

import dev.leat.core.schedule.ScheduledTimes;
import org.jspecify.annotations.Nullable;

/** Schedules in cron's notation: five fields, or six with seconds first. */
final class CronSyntax {
  static final Word<String> WORD =
      Words.word(
          "five cron fields such as \"0 * * * *\", or six with seconds first",
          CronSyntax::validated);

  private CronSyntax() {}

  private static @Nullable String validated(String text) {
    try {
      ScheduledTimes.parse(text);
      return text;
    } catch (IllegalArgumentException invalid) {
      return null;
    }
  }
}
