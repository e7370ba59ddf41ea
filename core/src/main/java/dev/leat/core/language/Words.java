package dev.leat.core.language;

import dev.leat.api.pipeline.DurationText;
import dev.leat.api.type.DataType;
import dev.leat.api.type.TypeParser;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The kinds of single value the language knows. */
final class Words {
  static final Word<String> TEXT = text("a text", References.PARAMETERS);
  static final Word<String> RAW_TEXT = text("a text", References.RAW);
  static final Word<String> RAW_VALUE =
      new Word<>("a value", Word.Json.ANY, List.of(), References.RAW, Word.Text::value);
  static final Word<String> NAME = text("a name", References.PARAMETERS);
  static final Word<String> PATH = text("a path", References.PARAMETERS_AND_RUN);
  static final Word<String> RUN_TEXT = text("a text", References.PARAMETERS_AND_RUN);
  static final Word<String> NOTICE_TEXT = text("a text", References.NOTICE);
  static final Word<String> EXPRESSION = text("an SQL expression", References.SQL);
  static final Word<String> SQL = text("SQL", References.SQL);

  static final Word<Boolean> BOOLEAN =
      new Word<>(
          "true or false",
          Word.Json.BOOLEAN,
          List.of("true", "false"),
          References.PARAMETERS,
          text -> text.quoting() == Word.Quoting.BARE ? bool(text.value()) : null);

  static final Word<Long> LONG =
      new Word<>(
          "an integer such as 1000",
          Word.Json.INTEGER,
          List.of(),
          References.PARAMETERS,
          text -> text.quoting() == Word.Quoting.BARE ? integer(text.value()) : null);

  static final Word<Duration> DURATION =
      word("a duration such as 30s, 1h30m or 7d", text -> DurationText.parse(text).orElse(null));

  static final Word<DataType> DATA_TYPE =
      new Word<>(
          "a type such as bigint, varchar, timestamp or decimal(18,4)",
          Word.Json.STRING,
          List.of(),
          References.PARAMETERS,
          text -> TypeParser.parse(text.value()).orElse(null));

  static final Word<String> ZONE =
      word("a time zone such as UTC or Europe/Berlin", text -> isZone(text) ? text : null);

  static final Word<Character> CHARACTER =
      word(
          "a single ASCII character, or tab",
          text ->
              text.equals("tab") || text.equals("\\t")
                  ? Character.valueOf('\t')
                  : text.length() == 1 && text.charAt(0) < 128 ? text.charAt(0) : null);

  static final Word<BigDecimal> SHARE =
      word("a share such as 10% or 0.1, from 0% to 100%", Words::share);

  static final Word<Long> SIZE = word("a size such as 512MB or 16MiB", Words::size);

  private Words() {}

  private static Word<String> text(String noun, References references) {
    return new Word<>(noun, Word.Json.STRING, List.of(), references, Word.Text::value);
  }

  static <T> Word<T> word(String noun, Function<String, @Nullable T> conversion) {
    return new Word<>(
        noun,
        Word.Json.STRING,
        List.of(),
        References.PARAMETERS,
        text -> conversion.apply(text.value().strip()));
  }

  /** A whole number within bounds. */
  static Word<Integer> integer(int min, int max) {
    return new Word<>(
        max == Integer.MAX_VALUE
            ? "an integer from " + min
            : "an integer from " + min + " to " + max,
        Word.Json.INTEGER,
        List.of(),
        References.PARAMETERS,
        text -> text.quoting() == Word.Quoting.BARE ? within(text.value(), min, max) : null);
  }

  /** A duration that must be of some sort. */
  static Word<Duration> duration(String noun, Predicate<Duration> accepted) {
    return word(noun, text -> DurationText.parse(text).filter(accepted).orElse(null));
  }

  /** One of an enum's constants, in lower case with underscores. */
  static <E extends Enum<E>> Word<E> choice(Class<E> type) {
    return choice(Arrays.asList(type.getEnumConstants()), constant -> spelling(constant));
  }

  static <T> Word<T> choice(List<T> values, Function<T, String> spelling) {
    List<String> words = values.stream().map(spelling).toList();
    return new Word<>(
        words.size() == 1 ? words.getFirst() : "one of " + String.join(", ", words),
        Word.Json.STRING,
        words,
        References.PARAMETERS,
        text -> {
          int index = words.indexOf(text.value().strip());
          return index < 0 ? null : values.get(index);
        });
  }

  static String spelling(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable Boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> null;
    };
  }

  private static @Nullable Long integer(String text) {
    return text.matches("[+-]?\\d{1,18}") ? Long.valueOf(text) : null;
  }

  private static @Nullable Integer within(String text, int min, int max) {
    Long value = integer(text);
    return value == null || value < min || value > max ? null : value.intValue();
  }

  private static boolean isZone(String text) {
    try {
      return ZoneId.of(text) != null;
    } catch (DateTimeException notAZone) {
      return false;
    }
  }

  private static @Nullable BigDecimal share(String text) {
    boolean percent = text.endsWith("%");
    String number = percent ? text.substring(0, text.length() - 1).strip() : text;
    if (!number.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      return null;
    }
    BigDecimal share = new BigDecimal(number);
    BigDecimal value = percent ? share.movePointLeft(2) : share;
    return value.compareTo(BigDecimal.ONE) > 0 ? null : value.stripTrailingZeros();
  }

  static @Nullable Long size(String text) {
    var parts =
        java.util.regex.Pattern.compile("(\\d{1,12})\\s*([kmgt]?i?b?)")
            .matcher(text.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return null;
    }
    String unit = parts.group(2);
    long base = unit.contains("i") ? 1024 : 1000;
    int power = unit.isEmpty() || unit.equals("b") ? 0 : "kmgt".indexOf(unit.charAt(0)) + 1;
    long size = Long.parseLong(parts.group(1));
    for (int i = 0; i < power; i++) {
      size *= base;
    }
    return size;
  }
}
