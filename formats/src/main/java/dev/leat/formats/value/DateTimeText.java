package dev.leat.formats.value;

import org.jspecify.annotations.Nullable;

/**
 * The parts of a date and time while a text is read. Reading methods return the position after what
 * they read, or {@link #BAD}.
 */
final class DateTimeText {
  static final int BAD = -1;
  static final int MAX_OFFSET_HOURS = 18;

  private static final int[] MONTH_DAYS = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  private static final int[] DAYS_BEFORE_MONTH = {
    0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334
  };
  private static final int DAYS_TO_1970 = 719_162;

  int year;
  int month;
  int day;
  int hour;
  int minute;
  int second;
  int micros;

  private int offsetSeconds;
  private boolean hasOffset;
  private @Nullable Zone zone;

  void clear() {
    year = 0;
    month = 0;
    day = 0;
    hour = 0;
    minute = 0;
    second = 0;
    micros = 0;
    hasOffset = false;
    zone = null;
  }

  /** Days since 1970-01-01. */
  long epochDay() {
    long before = year - 1L;
    int leapDay = month > 2 && isLeap(year) ? 1 : 0;
    return before * 365
        + before / 4
        - before / 100
        + before / 400
        + DAYS_BEFORE_MONTH[month]
        + leapDay
        + day
        - 1
        - DAYS_TO_1970;
  }

  /** Seconds since 1970-01-01T00:00 on the clock of the text. */
  long localSecond() {
    return ((epochDay() * 24 + hour) * 60 + minute) * 60 + second;
  }

  int micros() {
    return micros;
  }

  boolean hasOffset() {
    return hasOffset;
  }

  int offsetSeconds() {
    return offsetSeconds;
  }

  /** The zone the text names; null if it names none. */
  @Nullable Zone zone() {
    return zone;
  }

  void zone(Zone named) {
    zone = named;
  }

  /** {@code yyyy-MM-dd}, the whole text. */
  int date(byte[] bytes, int start, int end) {
    return end - start == 10 ? dateAt(bytes, start) : BAD;
  }

  private int dateAt(byte[] bytes, int start) {
    if (bytes[start + 4] != '-' || bytes[start + 7] != '-') {
      return BAD;
    }
    int century = twoDigits(bytes, start);
    int ofCentury = twoDigits(bytes, start + 2);
    month = twoDigits(bytes, start + 5);
    day = twoDigits(bytes, start + 8);
    if ((century | ofCentury | month | day) < 0) {
      return BAD;
    }
    year = century * 100 + ofCentury;
    return isDate() ? start + 10 : BAD;
  }

  boolean isDate() {
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && isDayOfMonth();
  }

  private boolean isDayOfMonth() {
    return day <= MONTH_DAYS[month] || (day == 29 && month == 2 && isLeap(year));
  }

  static boolean isLeap(int year) {
    return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /** ISO 8601 date, time and offset, the whole text. */
  int timestamp(byte[] bytes, int start, int end) {
    if (end - start < 10 || dateAt(bytes, start) == BAD) {
      return BAD;
    }
    int at = start + 10;
    if (at == end) {
      return at;
    }
    if (bytes[at] != ' ' && bytes[at] != 'T') {
      return BAD;
    }
    at = time(bytes, at + 1, end);
    return at == BAD || at == end ? at : offset(bytes, at, end);
  }

  /** {@code HH:mm[:ss[.fraction]]}. */
  int time(byte[] bytes, int start, int end) {
    if (end - start < 5 || bytes[start + 2] != ':') {
      return BAD;
    }
    hour = twoDigits(bytes, start);
    minute = twoDigits(bytes, start + 3);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) {
      return BAD;
    }
    int at = start + 5;
    if (at == end || bytes[at] != ':') {
      return at;
    }
    if (end - at < 3) {
      return BAD;
    }
    second = twoDigits(bytes, at + 1);
    if (second < 0 || second > 59) {
      return BAD;
    }
    at += 3;
    return at < end && bytes[at] == '.' ? fraction(bytes, at + 1, end) : at;
  }

  /** One to nine digits of a second; those beyond microseconds are cut. */
  int fraction(byte[] bytes, int start, int end) {
    int at = start;
    micros = 0;
    while (at < end && isDigit(bytes[at])) {
      if (at - start < 6) {
        micros = micros * 10 + bytes[at] - '0';
      }
      at++;
    }
    for (int digits = at - start; digits < 6; digits++) {
      micros *= 10;
    }
    return at == start || at - start > 9 ? BAD : at;
  }

  /** {@code Z}, {@code ±HH}, {@code ±HHmm} or {@code ±HH:mm}. */
  int offset(byte[] bytes, int start, int end) {
    hasOffset = true;
    offsetSeconds = 0;
    if (start < end && bytes[start] == 'Z') {
      return start + 1;
    }
    if (end - start < 3 || (bytes[start] != '+' && bytes[start] != '-')) {
      return BAD;
    }
    int hours = twoDigits(bytes, start + 1);
    int at = start + 3;
    int minutes = 0;
    int digits = at < end && bytes[at] == ':' ? at + 1 : at;
    if (end - digits >= 2 && (digits > at || isDigit(bytes[digits]))) {
      minutes = twoDigits(bytes, digits);
      at = digits + 2;
    }
    if (hours < 0 || minutes < 0 || minutes > 59 || hours * 60 + minutes > MAX_OFFSET_HOURS * 60) {
      return BAD;
    }
    offsetSeconds = (hours * 60 + minutes) * (bytes[start] == '-' ? -60 : 60);
    return at;
  }

  /** Two digits as a number, or a negative one. */
  private static int twoDigits(byte[] bytes, int at) {
    int tens = bytes[at] - '0';
    int ones = bytes[at + 1] - '0';
    return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? BAD : tens * 10 + ones;
  }

  static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
