package dev.leat.formats.value;

import static dev.leat.formats.value.DateTimeText.BAD;

import dev.leat.api.problem.LeatException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A pattern of dates and times in the letters of {@code strptime}.
 *
 * <p>{@code %Y} is four digits, {@code %y} two (69–99 are 1969–1999, 00–68 are 2000–2068), {@code
 * %m %d %e %H %I %M %S} one or two, {@code %j} one to three, {@code %f} one to nine; {@code %b} and
 * {@code %B} are English month names, short or long, {@code %a} and {@code %A} weekday names,
 * {@code %p} AM or PM, all in any case; {@code %z} is {@code Z} or an offset, {@code %Z} the name
 * of a time zone; {@code %T %F %D} stand for {@code %H:%M:%S}, {@code %Y-%m-%d}, {@code %m/%d/%y};
 * {@code %%} is a per cent sign. Everything else stands for itself.
 */
final class DatePattern {
  private static final String LETTERS = "YymdeHIMSfpbBaAjzZ";
  private static final String[] MONTHS = {
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december"
  };
  private static final String[] WEEKDAYS = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
  };

  /** The pattern with %T, %F and %D written out. */
  private final byte[] pattern;

  // What the text at hand said, before it becomes a date and time.
  private int dayOfYear;
  private int weekday;
  private int halfOfDay;
  private int hourOfHalf;

  private DatePattern(String pattern) {
    this.pattern = pattern.getBytes(StandardCharsets.UTF_8);
  }

  /** The pattern; a user error if it has unknown letters or does not make a date. */
  static DatePattern parse(String text) {
    String spelled =
        text.replace("%%", "%\0")
            .replace("%T", "%H:%M:%S")
            .replace("%F", "%Y-%m-%d")
            .replace("%D", "%m/%d/%y")
            .replace("%\0", "%%");
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < spelled.length(); i++) {
      if (spelled.charAt(i) == '%') {
        i++;
        char letter = i < spelled.length() ? spelled.charAt(i) : '\0';
        if (letter != '%' && LETTERS.indexOf(letter) < 0) {
          throw invalid(text, letter == '\0' ? "ends in %" : "has the unknown letter %" + letter);
        }
        letters.append(letter);
      }
    }
    requireDate(text, letters.toString());
    return new DatePattern(spelled);
  }

  private static void requireDate(String text, String letters) {
    boolean year = containsAny(letters, "Yy");
    boolean month = containsAny(letters, "mbB");
    boolean day = containsAny(letters, "de");
    if (!year || (!(month && day) && !containsAny(letters, "j"))) {
      throw invalid(text, "has no year, month and day");
    }
    if (containsAny(letters, "I") != containsAny(letters, "p") && !containsAny(letters, "H")) {
      throw invalid(text, "has one of %I and %p without the other");
    }
  }

  private static boolean containsAny(String letters, String wanted) {
    return letters.chars().anyMatch(letter -> wanted.indexOf(letter) >= 0);
  }

  private static LeatException invalid(String pattern, String problem) {
    return LeatException.user(
        "invalid-date-format",
        "The date format '"
            + pattern
            + "' "
            + problem
            + ". Use the letters of strptime, such as %d/%m/%Y %H:%M.");
  }

  /** Whether one of the patterns, in order, reads the whole text. */
  static boolean any(DatePattern[] patterns, byte[] bytes, int start, int end, DateTimeText into) {
    for (DatePattern pattern : patterns) {
      if (pattern.read(bytes, start, end, into)) {
        return true;
      }
    }
    return false;
  }

  private boolean read(byte[] bytes, int start, int end, DateTimeText into) {
    into.clear();
    dayOfYear = -1;
    weekday = -1;
    halfOfDay = -1;
    hourOfHalf = -1;
    int at = start;
    for (int i = 0; i < pattern.length; i++) {
      if (pattern[i] == '%' && pattern[++i] != '%') {
        at = part((char) pattern[i], bytes, at, end, into);
        if (at == BAD) {
          return false;
        }
      } else if (at < end && bytes[at] == pattern[i]) {
        at++;
      } else {
        return false;
      }
    }
    return at == end && settle(into);
  }

  private int part(char letter, byte[] bytes, int at, int end, DateTimeText into) {
    return switch (letter) {
      case 'Y', 'y', 'm', 'd', 'e', 'H', 'I', 'M', 'S', 'j' -> number(letter, bytes, at, end, into);
      case 'f' -> into.fraction(bytes, at, end);
      case 'z' -> into.offset(bytes, at, end);
      case 'Z' -> zone(bytes, at, end, into);
      case 'p' -> {
        halfOfDay = startsWith(bytes, at, end, "am") ? 0 : 1;
        yield halfOfDay == 0 || startsWith(bytes, at, end, "pm") ? at + 2 : BAD;
      }
      case 'b', 'B' -> {
        into.month = name(MONTHS, bytes, at, end) + 1;
        yield into.month == 0 ? BAD : at + nameLength(MONTHS[into.month - 1], bytes, at, end);
      }
      default -> {
        weekday = name(WEEKDAYS, bytes, at, end);
        yield weekday < 0 ? BAD : at + nameLength(WEEKDAYS[weekday], bytes, at, end);
      }
    };
  }

  private int number(char letter, byte[] bytes, int start, int end, DateTimeText into) {
    int most = letter == 'Y' ? 4 : letter == 'j' ? 3 : 2;
    int at = start;
    if (letter == 'e' && at < end && bytes[at] == ' ') {
      at++;
      most = 1;
    }
    int first = at;
    int value = 0;
    while (at < end && at - first < most && DateTimeText.isDigit(bytes[at])) {
      value = value * 10 + bytes[at++] - '0';
    }
    boolean fixed = letter == 'Y' || letter == 'y';
    if (at == first || (fixed && at - first < most)) {
      return BAD;
    }
    switch (letter) {
      case 'Y' -> into.year = value;
      case 'y' -> into.year = value < 69 ? 2000 + value : 1900 + value;
      case 'm' -> into.month = value;
      case 'd', 'e' -> into.day = value;
      case 'H' -> into.hour = value;
      case 'I' -> hourOfHalf = value;
      case 'M' -> into.minute = value;
      case 'S' -> into.second = value;
      default -> dayOfYear = value;
    }
    return at;
  }

  /** Checks the parts and brings them together. */
  private boolean settle(DateTimeText into) {
    if (dayOfYear >= 0 && !settleDayOfYear(into)) {
      return false;
    }
    if (hourOfHalf >= 0) {
      if (hourOfHalf < 1 || hourOfHalf > 12) {
        return false;
      }
      into.hour = hourOfHalf % 12 + 12 * Math.max(0, halfOfDay);
    }
    return into.isDate()
        && into.hour <= 23
        && into.minute <= 59
        && into.second <= 59
        && (weekday < 0 || Math.floorMod(into.epochDay() + 3, 7) == weekday);
  }

  private boolean settleDayOfYear(DateTimeText into) {
    if (into.year < 1
        || dayOfYear < 1
        || dayOfYear > (DateTimeText.isLeap(into.year) ? 366 : 365)) {
      return false;
    }
    java.time.LocalDate date = java.time.LocalDate.ofYearDay(into.year, dayOfYear);
    boolean agrees =
        (into.month == 0 || into.month == date.getMonthValue())
            && (into.day == 0 || into.day == date.getDayOfMonth());
    into.month = date.getMonthValue();
    into.day = date.getDayOfMonth();
    return agrees;
  }

  private static int zone(byte[] bytes, int start, int end, DateTimeText into) {
    int at = start;
    while (at < end && isZoneLetter(bytes[at])) {
      at++;
    }
    Zone zone =
        at == start
            ? null
            : Zone.find(new String(bytes, start, at - start, StandardCharsets.US_ASCII));
    if (zone == null) {
      return BAD;
    }
    into.zone(zone);
    return at;
  }

  private static boolean isZoneLetter(byte b) {
    int lower = b | 0x20;
    return (lower >= 'a' && lower <= 'z') || b == '/' || b == '_';
  }

  private static int name(String[] names, byte[] bytes, int at, int end) {
    for (int i = 0; i < names.length; i++) {
      if (startsWith(bytes, at, end, names[i].substring(0, 3))) {
        return i;
      }
    }
    return -1;
  }

  private static int nameLength(String name, byte[] bytes, int at, int end) {
    return startsWith(bytes, at, end, name) ? name.length() : 3;
  }

  private static boolean startsWith(byte[] bytes, int at, int end, String lower) {
    return end - at >= lower.length()
        && new String(bytes, at, lower.length(), StandardCharsets.US_ASCII)
            .toLowerCase(Locale.ROOT)
            .equals(lower);
  }
}
