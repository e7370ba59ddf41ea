package dev.leat.core.language;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
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
      new CronParser(definition(text.split("\\s+").length)).parse(text).validate();
      return text;
    } catch (IllegalArgumentException invalid) {
      return null;
    }
  }

  private static CronDefinition definition(int fields) {
    return CronDefinitionBuilder.instanceDefinitionFor(
        fields == 6 ? CronType.SPRING53 : CronType.UNIX);
  }
}
