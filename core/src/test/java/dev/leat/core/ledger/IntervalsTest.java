package dev.leat.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.pipeline.Interval.Every;
import dev.leat.api.store.Ledger.IntervalEntry;
import dev.leat.api.store.RunRecord.IntervalBounds;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {
  private static IntervalBounds bounds(String start, String end) {
    return new IntervalBounds(LocalDateTime.parse(start), LocalDateTime.parse(end));
  }

  @ParameterizedTest
  @CsvSource({
    "HOUR,2026-11-20T13:00,2026-11-20T14:00",
    "DAY,2026-11-20T00:00,2026-11-21T00:00",
    "WEEK,2026-11-16T00:00,2026-11-23T00:00",
    "MONTH,2026-11-01T00:00,2026-12-01T00:00"
  })
  void holdsAMoment(Every every, String start, String end) {
    assertThat(Intervals.holding(every, LocalDateTime.parse("2026-11-20T13:37:11")))
        .isEqualTo(bounds(start, end));
  }

  @Test
  void beginsWhereItIncludes() {
    assertThat(Intervals.holding(Every.WEEK, LocalDateTime.parse("2026-11-16T00:00")))
        .isEqualTo(bounds("2026-11-16T00:00", "2026-11-23T00:00"));
  }

  @Test
  void isForTheNewestThatIsOver() {
    assertThat(Intervals.newestComplete(Every.MONTH, Instant.parse("2026-03-01T00:00:00Z")))
        .isEqualTo(bounds("2026-02-01T00:00", "2026-03-01T00:00"));
    assertThat(Intervals.newestComplete(Every.DAY, Instant.parse("2026-02-28T23:59:59Z")))
        .isEqualTo(bounds("2026-02-27T00:00", "2026-02-28T00:00"));
  }

  @Test
  void findsTheGapsBetweenPublishedOnes() {
    Instant at = Instant.EPOCH;
    List<IntervalEntry> published =
        List.of("2026-11-01T00:00", "2026-11-02T00:00", "2026-11-05T00:00").stream()
            .map(LocalDateTime::parse)
            .map(start -> new IntervalEntry(start, start.plusDays(1), "r", at))
            .toList();

    assertThat(Intervals.gaps(Every.DAY, published))
        .containsExactly(
            bounds("2026-11-03T00:00", "2026-11-04T00:00"),
            bounds("2026-11-04T00:00", "2026-11-05T00:00"));
    assertThat(Intervals.gaps(Every.DAY, List.of())).isEmpty();
  }
}
