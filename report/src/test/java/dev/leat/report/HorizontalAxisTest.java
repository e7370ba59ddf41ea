package dev.leat.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HorizontalAxisTest {
  @Test
  void countsWeeksOnTheirOwnWeekday() {
    HorizontalAxis axis = dates(LocalDate.of(2022, 12, 26), 14, 7);

    assertThat(axis.position(LocalDate.of(2022, 12, 26))).isEqualTo(0);
    assertThat(axis.position(LocalDate.of(2023, 1, 9))).isEqualTo(2);
    assertThat(axis.label(2)).isEqualTo("2023-01-09");
    assertThat(axis.label(0.5)).isEqualTo(" ");
  }

  @Test
  void countsDaysOfAFewDays() {
    HorizontalAxis axis = dates(LocalDate.of(2024, 2, 27), 6, 1);

    assertThat(axis.position(LocalDate.of(2024, 3, 1))).isEqualTo(3);
    assertThat(axis.label(3)).isEqualTo("2024-03-01");
  }

  @Test
  void countsMonthsWhateverTheirLength() {
    HorizontalAxis axis = dates(LocalDate.of(2024, 1, 15), 300, 1);

    assertThat(axis.position(LocalDate.of(2024, 1, 1))).isEqualTo(0);
    assertThat(axis.position(LocalDate.of(2024, 3, 1))).isEqualTo(2);
    assertThat(axis.position(LocalDate.of(2024, 2, 15))).isEqualTo(1 + 14 / 29.0);
    assertThat(axis.label(1)).isEqualTo("2024-02");
  }

  @Test
  void countsYearsOfDecades() {
    HorizontalAxis axis = dates(LocalDate.of(1990, 6, 1), 30, 365);

    assertThat(axis.position(LocalDate.of(2000, 1, 1))).isEqualTo(10);
    assertThat(axis.label(10)).isEqualTo("2000");
  }

  @Test
  void countsMinutesOfAnHour() {
    List<Object> times =
        List.of(LocalDateTime.of(2024, 3, 1, 8, 5), LocalDateTime.of(2024, 3, 1, 8, 25));

    HorizontalAxis axis = HorizontalAxis.of(times);

    assertThat(axis.position(LocalDateTime.of(2024, 3, 1, 8, 10, 30))).isEqualTo(10.5);
    assertThat(axis.label(10)).isEqualTo("08:10");
  }

  @Test
  void setsNamesSideBySide() {
    HorizontalAxis axis = HorizontalAxis.of(List.of("Mon", "Tue", "Mon", "Wed"));

    assertThat(axis.position("Wed")).isEqualTo(2);
    assertThat(axis.label(2)).isEqualTo("Wed");
    assertThat(axis.label(3)).isEqualTo(" ");
  }

  @Test
  void separatesThousands() {
    HorizontalAxis axis = HorizontalAxis.of(List.of(1, 2.5));

    assertThat(axis.label(-1234567.25)).isEqualTo("-1,234,567.25");
  }

  private static HorizontalAxis dates(LocalDate first, int count, int days) {
    return HorizontalAxis.of(
        IntStream.range(0, count).<Object>mapToObj(i -> first.plusDays((long) i * days)).toList());
  }
}
