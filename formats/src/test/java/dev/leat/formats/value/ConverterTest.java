package dev.leat.formats.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.problem.LeatException;
import dev.leat.api.type.DataType;
import dev.leat.formats.ScanColumn;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConverterTest {
  @ParameterizedTest
  @ValueSource(strings = {"true", "TRUE", "tRuE", "t", "T", "1", " true\t"})
  void readsTrue(String text) {
    assertThat(Converted.of(Converted.column(DataType.Simple.BOOLEAN), text))
        .isEqualTo(new Converted(Conversion.VALUE, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "False", "f", "F", "0"})
  void readsFalse(String text) {
    assertThat(Converted.of(Converted.column(DataType.Simple.BOOLEAN), text))
        .isEqualTo(new Converted(Conversion.VALUE, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "no", "2", "tru", "truee", "\u0011", "\u0010", "TRUF", "-1"})
  void rejectsOtherBooleans(String text) {
    assertBad(Converted.column(DataType.Simple.BOOLEAN), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7.6", "0x1F", "1_000", "1e3", "", "-", "+", "1 000", "١"})
  void integersAreDigitsOnly(String text) {
    assertThat(Converted.of(Converted.column(DataType.Simple.BIGINT), text).value()).isNull();
  }

  @Test
  void blankIsNullAndWhiteSpaceIsTrimmed() {
    ScanColumn text = Converted.column(DataType.Simple.VARCHAR);
    assertThat(Converted.of(text, "").conversion()).isEqualTo(Conversion.NULL);
    assertThat(Converted.of(text, " \t\r\u00a0\u1680\u2000\u200a\u2028\u202f\u205f\u3000\u0085"))
        .isEqualTo(new Converted(Conversion.NULL, null));
    assertThat(Converted.of(text, "\u3000 a b\u00a0")).isEqualTo(value("a b"));
    assertThat(Converted.of(text, "\u200bé")).isEqualTo(value("\u200bé"));
    assertThat(Converted.of(text, "à")).isEqualTo(value("à"));
  }

  @Test
  void withoutTrimTextStaysAndTypedTextWithBlanksIsBad() {
    ScanColumn text = untrimmed(DataType.Simple.VARCHAR);
    assertThat(Converted.of(text, " a ")).isEqualTo(value(" a "));
    assertThat(Converted.of(text, " ")).isEqualTo(value(" "));
    assertThat(Converted.of(text, "").conversion()).isEqualTo(Conversion.NULL);
    assertBad(untrimmed(DataType.Simple.BIGINT), " 1");
  }

  @Test
  void onlyUntrimmedTextTellsQuotedEmptyFromNull() {
    assertThat(quotedEmpty(untrimmed(DataType.Simple.VARCHAR))).isEqualTo(value(""));
    assertThat(quotedEmpty(untrimmed(DataType.Simple.BIGINT)).conversion())
        .isEqualTo(Conversion.NULL);
    assertThat(quotedEmpty(Converted.column(DataType.Simple.VARCHAR)).conversion())
        .isEqualTo(Conversion.NULL);
  }

  private static Converted quotedEmpty(ScanColumn column) {
    return Converted.of(column, new byte[16], 3, Converter.QUOTED_EMPTY);
  }

  @Test
  void sharesRecentShortTextsButNeverMixesThemUp() {
    Converter converter = Converter.of(Converted.column(DataType.Simple.VARCHAR));
    ValueVector vector = ValueVector.of(DataType.Simple.VARCHAR, 4);
    byte[] bytes = "gold,gold,gol,goldfinch-and-more        ".getBytes(StandardCharsets.UTF_8);
    converter.convertAll(
        bytes, new int[] {0, 5, 10, 14}, new int[] {4, 9, 13, 32}, 0, 1, 4, vector);
    assertThat(vector.texts()[0]).isSameAs(vector.texts()[1]).asString().isEqualTo("gold");
    assertThat(vector.texts()[2]).asString().isEqualTo("gol");
    assertThat(vector.texts()[3]).asString().isEqualTo("goldfinch-and-more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%d/%m/%Y %H:%M|31/01/2023 07:05|2023-01-31T07:05",
        "%d/%m/%Y %H:%M|1/2/2023 7:5|2023-02-01T07:05",
        "%m-%d-%y|02-29-24|2024-02-29T00:00",
        "%y%m%d|690101|1969-01-01T00:00",
        "%y%m%d|681231|2068-12-31T00:00",
        "%e %b %Y|' 5 Mar 2023'|2023-03-05T00:00",
        "%d %B %Y|5 mARCH 2023|2023-03-05T00:00",
        "%d %b %Y|5 May 2023|2023-05-05T00:00",
        "%A, %d %B %Y|Tuesday, 31 January 2023|2023-01-31T00:00",
        "%a %d %b %Y|tue 31 jan 2023|2023-01-31T00:00",
        "%d.%m.%Y %I:%M:%S %p|31.01.2023 12:00:01 AM|2023-01-31T00:00:01",
        "%d.%m.%Y %I:%M %p|31.01.2023 12:30 pm|2023-01-31T12:30",
        "%d.%m.%Y %I%p|31.01.2023 1PM|2023-01-31T13:00",
        "%Y%m%dT%H%M%S.%f|20230131T235959.5|2023-01-31T23:59:59.500",
        "%Y%m%dT%H%M%S%z|20230131T000000+0130|2023-01-30T22:30",
        "%D %T|01/31/23 01:02:03|2023-01-31T01:02:03",
        "%F %H|2023-01-31 23|2023-01-31T23:00",
        "%Y.%j|2024.366|2024-12-31T00:00",
        "%d/%m/%Y %H:%M %Z|01/07/2023 12:00 Europe/Berlin|2023-07-01T10:00",
        "100%% %F|100% 2023-01-31|2023-01-31T00:00"
      })
  void readsTimestampsByPattern(String pattern, String text, LocalDateTime expected) {
    assertThat(Converted.of(timestamps("UTC", false, pattern), text)).isEqualTo(value(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%d/%m/%Y|29/02/2023",
        "%d/%m/%Y|31/04/2023",
        "%d/%m/%Y|01/13/2023",
        "%d/%m/%Y|1/1/23",
        "%d/%m/%Y|01/01/2023x",
        "%d/%m/%Y|01/01/0000",
        "%d/%m/%Y %H:%M|01/01/2023 24:00",
        "%d/%m/%Y %H:%M:%S|01/01/2023 23:59:60",
        "%d.%m.%Y %I %p|01.01.2023 13 PM",
        "%d.%m.%Y %I %p|01.01.2023 0 AM",
        "%a %d %b %Y|Mon 31 Jan 2023",
        "%Y.%j|2023.366",
        "%Y.%j|2023.0",
        "%F %Z|2023-01-31 Nowhere/Land"
      })
  void rejectsWhatNoPatternReads(String pattern, String text) {
    assertBad(timestamps("UTC", true, pattern), text);
  }

  @Test
  void triesIsoFirstAndThenThePatternsInOrder() {
    ScanColumn column = timestamps("UTC", true, "%d/%m/%Y", "%m/%d/%Y");
    assertThat(Converted.of(column, "2023-02-01 10:00")).isEqualTo(value(at("2023-02-01T10:00")));
    assertThat(Converted.of(column, "02/03/2023")).isEqualTo(value(at("2023-03-02T00:00")));
    assertThat(Converted.of(column, "02/13/2023")).isEqualTo(value(at("2023-02-13T00:00")));
  }

  @Test
  void datesByPatternLeaveTheTimeOut() {
    ScanColumn column =
        new ScanColumn("c", DataType.Simple.DATE, true, false, List.of("%d/%m/%Y %H:%M"), "UTC");
    assertThat(Converted.of(column, "31/12/1969 23:59"))
        .isEqualTo(value(LocalDate.of(1969, 12, 31)));
    assertBad(column, "2023-01-01 10:00");
  }

  @Test
  void aTimeWithoutOffsetIsInTheColumnsZone() {
    ScanColumn berlin = timestamps("Europe/Berlin", true);
    assertThat(Converted.of(berlin, "2023-01-01 00:30")).isEqualTo(value(at("2022-12-31T23:30")));
    assertThat(Converted.of(berlin, "2023-07-01 12:00")).isEqualTo(value(at("2023-07-01T10:00")));
    assertThat(Converted.of(berlin, "2023-07-01T12:00Z")).isEqualTo(value(at("2023-07-01T12:00")));
    assertThat(Converted.of(timestamps("+05:30", true), "2023-07-01T12:00"))
        .isEqualTo(value(at("2023-07-01T06:30")));
  }

  @Test
  void daylightSavingFollowsJavaTime() {
    ScanColumn berlin = timestamps("Europe/Berlin", true);
    for (String text : List.of("2023-03-26T02:30", "2023-10-29T02:30", "2023-10-29T03:00")) {
      LocalDateTime expected =
          at(text)
              .atZone(java.time.ZoneId.of("Europe/Berlin"))
              .withZoneSameInstant(java.time.ZoneOffset.UTC)
              .toLocalDateTime();
      assertThat(Converted.of(berlin, text)).as(text).isEqualTo(value(expected));
    }
  }

  @Test
  void digitsBeyondMicrosecondsAreCut() {
    assertThat(Converted.of(timestamps("UTC", true), "2023-01-01T00:00:00.123456999"))
        .isEqualTo(value(at("2023-01-01T00:00:00.123456")));
    assertThat(Converted.of(timestamps("UTC", true), "1960-01-01T00:00:00.123456999"))
        .isEqualTo(value(at("1960-01-01T00:00:00.123456")));
    assertBad(timestamps("UTC", true), "2023-01-01T00:00:00.1234567890");
  }

  @Test
  void timesAndUuidsAreCheckedAndKept() {
    ScanColumn time = Converted.column(DataType.Simple.TIME);
    assertThat(Converted.of(time, "23:59:59.5")).isEqualTo(value("23:59:59.5"));
    assertBad(time, "24:00");
    assertBad(time, "12:00x");
    ScanColumn uuid = Converted.column(DataType.Simple.UUID);
    String text = "00112233-4455-6677-8899-AABBccddeeff";
    assertThat(Converted.of(uuid, text)).isEqualTo(value(text));
    assertBad(uuid, text.replace('f', 'g'));
    assertBad(uuid, text.replace("-", ""));
  }

  @Test
  void saysWhatIsWrongWithAPattern() {
    assertInvalid(
        "%d/%m/%Q",
        "The date format '%d/%m/%Q' has the unknown letter %Q. Use the letters of strptime, such as"
            + " %d/%m/%Y %H:%M.");
    assertInvalid(
        "%H:%M",
        "The date format '%H:%M' has no year, month and day. Use the letters of strptime, such as"
            + " %d/%m/%Y %H:%M.");
    assertInvalid(
        "%F %I:%M",
        "The date format '%F %I:%M' has one of %I and %p without the other. Use the letters of"
            + " strptime, such as %d/%m/%Y %H:%M.");
    assertInvalid(
        "%F %",
        "The date format '%F %' ends in %. Use the letters of strptime, such as %d/%m/%Y %H:%M.");
  }

  private static void assertInvalid(String pattern, String message) {
    assertThatThrownBy(() -> Converter.of(timestamps("UTC", true, pattern)))
        .isInstanceOf(LeatException.class)
        .hasMessage(message)
        .extracting("code")
        .isEqualTo("invalid-date-format");
  }

  @Test
  void suggestsATimeZone() {
    assertThatThrownBy(() -> Converter.of(timestamps("Europe/Berlni", true)))
        .isInstanceOf(LeatException.class)
        .hasMessage("Cannot find time zone Europe/Berlni. Did you mean Europe/Berlin?");
  }

  @Test
  void rejectsTypesThatTextCannotHold() {
    assertThatThrownBy(() -> Converter.of(Converted.column(DataType.Simple.BLOB)))
        .isInstanceOf(LeatException.class)
        .hasMessage(
            "column c: Text in a file cannot be read as blob. Declare it as varchar and convert it"
                + " in a table.");
  }

  private static void assertBad(ScanColumn column, String text) {
    assertThat(Converted.of(column, text)).isEqualTo(new Converted(Conversion.BAD, null));
  }

  private static Converted value(Object value) {
    return new Converted(Conversion.VALUE, value);
  }

  private static LocalDateTime at(String text) {
    return LocalDateTime.parse(text);
  }

  private static ScanColumn untrimmed(DataType type) {
    return new ScanColumn("c", type, false, false, List.of(), "UTC");
  }

  private static ScanColumn timestamps(String zone, boolean trim, String... patterns) {
    return new ScanColumn("c", DataType.Simple.TIMESTAMP, trim, false, List.of(patterns), zone);
  }
}
