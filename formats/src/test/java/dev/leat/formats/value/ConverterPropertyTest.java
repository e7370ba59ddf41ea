package dev.leat.formats.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.type.DataType;
import dev.leat.formats.ScanColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The grammar against regular expressions, BigDecimal and java.time, over random texts. */
class ConverterPropertyTest {
  private static final int ROUNDS = 25_000;
  private static final long SEED = 20_260_101;
  private static final Converted BAD = new Converted(Conversion.BAD, null);
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)");
  private static final Pattern DOUBLE =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "([0-9]{4}-[0-9]{2}-[0-9]{2})([T ]([0-9]{2}):([0-9]{2})(:([0-9]{2})(\\.([0-9]{1,9}))?)?"
              + "(Z|([+-])([0-9]{2})(:?([0-9]{2}))?)?)?");

  @Test
  void integers() {
    compare(
        DataType.Simple.INTEGER,
        ConverterPropertyTest::number,
        text ->
            integer(
                text,
                BigInteger.valueOf(Integer.MIN_VALUE),
                BigInteger.valueOf(Integer.MAX_VALUE)));
    compare(
        DataType.Simple.BIGINT,
        ConverterPropertyTest::number,
        text ->
            integer(text, BigInteger.valueOf(Long.MIN_VALUE), BigInteger.valueOf(Long.MAX_VALUE)));
    BigInteger wide = BigInteger.ONE.shiftLeft(127);
    compare(
        DataType.Simple.HUGEINT,
        ConverterPropertyTest::number,
        text -> integer(text, wide.negate(), wide.subtract(BigInteger.ONE)));
  }

  private static Converted integer(String text, BigInteger least, BigInteger greatest) {
    if (!INTEGER.matcher(text).matches()) {
      return BAD;
    }
    BigInteger value = new BigInteger(text);
    return value.compareTo(least) < 0 || value.compareTo(greatest) > 0
        ? BAD
        : new Converted(Conversion.VALUE, value);
  }

  @Test
  void decimals() {
    for (int[] type :
        new int[][] {
          {18, 4}, {18, 0}, {18, 18}, {5, 2}, {1, 0}, {19, 4}, {38, 0}, {38, 10}, {38, 38}, {20, 20}
        }) {
      DataType.Decimal decimal = new DataType.Decimal(type[0], type[1]);
      compare(decimal, ConverterPropertyTest::number, text -> decimal(text, decimal, false));
    }
  }

  @Test
  void exactDecimals() {
    for (int[] type : new int[][] {{18, 4}, {38, 10}}) {
      DataType.Decimal decimal = new DataType.Decimal(type[0], type[1]);
      compare(
          new ScanColumn("c", decimal, true, true, List.of(), "UTC"),
          ConverterPropertyTest::number,
          text -> decimal(text, decimal, true));
    }
  }

  private static Converted decimal(String text, DataType.Decimal type, boolean exact) {
    if (!DECIMAL.matcher(text).matches()) {
      return BAD;
    }
    BigDecimal value = new BigDecimal(text);
    BigDecimal rounded = value.setScale(type.scale(), RoundingMode.HALF_UP);
    boolean same = value.compareTo(rounded) == 0;
    boolean fits =
        rounded.unscaledValue().abs().compareTo(BigInteger.TEN.pow(type.precision())) < 0;
    if (!fits || (exact && !same)) {
      return BAD;
    }
    return new Converted(same ? Conversion.VALUE : Conversion.ROUNDED, rounded);
  }

  @Test
  void doubles() {
    compare(
        DataType.Simple.DOUBLE,
        ConverterPropertyTest::number,
        text -> {
          if (!DOUBLE.matcher(text).matches() || Double.isInfinite(Double.parseDouble(text))) {
            return BAD;
          }
          return new Converted(Conversion.VALUE, Double.parseDouble(text));
        });
  }

  @Test
  void dates() {
    compare(
        DataType.Simple.DATE,
        ConverterPropertyTest::timestamp,
        text -> {
          LocalDate date = DATE.matcher(text).matches() ? date(text) : null;
          return date == null ? BAD : new Converted(Conversion.VALUE, date);
        });
  }

  @Test
  void timestamps() {
    compare(DataType.Simple.TIMESTAMP, ConverterPropertyTest::timestamp, text -> moment(text));
  }

  private static LocalDate date(String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      return date.getYear() < 1 ? null : date;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Converted moment(String text) {
    Matcher parts = TIMESTAMP.matcher(text);
    if (!parts.matches() || date(parts.group(1)) == null) {
      return BAD;
    }
    LocalDate date = date(parts.group(1));
    try {
      LocalDateTime local =
          parts.group(2) == null
              ? date.atStartOfDay()
              : date.atTime(number(parts.group(3)), number(parts.group(4)), number(parts.group(6)));
      if (parts.group(8) != null) {
        String micros = (parts.group(8) + "000000").substring(0, 6);
        local = local.plusNanos(number(micros) * 1_000L);
      }
      LocalDateTime utc = local.minusSeconds(offset(parts));
      return utc.getYear() < 1 || utc.getYear() > 9999 ? BAD : new Converted(Conversion.VALUE, utc);
    } catch (DateTimeException e) {
      return BAD;
    }
  }

  private static int offset(Matcher parts) {
    if (parts.group(10) == null) {
      return 0;
    }
    int sign = parts.group(10).equals("-") ? -1 : 1;
    return ZoneOffset.ofHoursMinutes(sign * number(parts.group(11)), sign * number(parts.group(13)))
        .getTotalSeconds();
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static void compare(
      DataType type, Function<Random, String> texts, Function<String, Converted> reference) {
    compare(Converted.column(type), texts, reference);
  }

  private static void compare(
      ScanColumn column, Function<Random, String> texts, Function<String, Converted> reference) {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      String text = texts.apply(random);
      String blanks = " \t\u00a0\u2003".substring(0, random.nextInt(5));
      Converted expected =
          text.isEmpty() ? new Converted(Conversion.NULL, null) : reference.apply(text);
      assertThat(Converted.of(column, blanks + text + blanks))
          .as("'%s' as %s, seed %d", text, column.type(), SEED)
          .isEqualTo(expected);
    }
  }

  private static String number(Random random) {
    StringBuilder text = new StringBuilder();
    text.append(new String[] {"", "", "", "-", "+"}[random.nextInt(5)]);
    text.append("0".repeat(random.nextInt(10) == 0 ? random.nextInt(25) : 0));
    int digits = random.nextInt(random.nextInt(4) == 0 ? 42 : 8);
    for (int i = 0; i < digits; i++) {
      text.append(random.nextInt(3) == 0 ? '9' : (char) ('0' + random.nextInt(10)));
    }
    if (random.nextInt(3) > 0) {
      text.append('.');
      int places = random.nextInt(random.nextInt(4) == 0 ? 42 : 8);
      for (int i = 0; i < places; i++) {
        text.append("0123456789599".charAt(random.nextInt(13)));
      }
    }
    if (random.nextInt(6) == 0) {
      text.append("eE".charAt(random.nextInt(2)))
          .append(new String[] {"", "-", "+"}[random.nextInt(3)])
          .append(random.nextInt(400));
    }
    if (random.nextInt(8) == 0) {
      disturb(random, text, "0x_.,-+eEdfNI ");
    }
    if (random.nextInt(50) == 0) {
      String[] edges = {
        "9223372036854775807",
        "-9223372036854775808",
        "9223372036854775808",
        "-9223372036854775809",
        "2147483648",
        "-2147483648",
        "18446744073709551616",
        "170141183460469231731687303715884105727",
        "170141183460469231731687303715884105728",
        "-170141183460469231731687303715884105728",
        "-170141183460469231731687303715884105729",
        "340282366920938463463374607431768211456",
        "999999999999999999.5",
        "NaN",
        "Infinity",
        "0x1p3",
        "1d",
        "9007199254740993",
        "2.2250738585072012e-308",
        "4.9e-324",
        "1.7976931348623159e308"
      };
      return edges[random.nextInt(edges.length)];
    }
    return text.toString().strip();
  }

  private static String timestamp(Random random) {
    LocalDateTime moment =
        LocalDateTime.of(1 + random.nextInt(9999), 1, 1, 0, 0)
            .plusSeconds(random.nextLong(366L * 86_400))
            .withNano(random.nextInt(1_000_000_000));
    if (moment.getYear() > 9999) {
      return "9999-12-31T23:59:59.999999999" + (random.nextBoolean() ? "-00:01" : "Z");
    }
    String[] precisions = {
      "HH:mm", "HH:mm:ss", "HH:mm:ss.S", "HH:mm:ss.SSS", "HH:mm:ss.SSSSSS", "HH:mm:ss.SSSSSSSSS"
    };
    StringBuilder text = new StringBuilder(moment.toLocalDate().toString());
    if (random.nextInt(4) > 0) {
      text.append(random.nextBoolean() ? ' ' : 'T')
          .append(
              java.time.format.DateTimeFormatter.ofPattern(
                      precisions[random.nextInt(precisions.length)], java.util.Locale.ROOT)
                  .format(moment));
      String[] offsets = {
        "", "", "Z", "+02", "-0530", "+05:45", "+18:00", "-18:01", "+19:00", "+1", "+02:", "-00:60"
      };
      text.append(offsets[random.nextInt(offsets.length)]);
    }
    if (random.nextInt(4) == 0) {
      disturb(random, text, "0123456789-:.TZ +/x");
    }
    return text.toString().strip();
  }

  /** Changes, drops or adds one character. */
  private static void disturb(Random random, StringBuilder text, String letters) {
    int at = random.nextInt(text.length() + 1);
    char letter = letters.charAt(random.nextInt(letters.length()));
    if (at == text.length() || random.nextInt(3) == 0) {
      text.insert(at, letter);
    } else if (random.nextBoolean()) {
      text.setCharAt(at, letter);
    } else {
      text.deleteCharAt(at);
    }
  }
}
