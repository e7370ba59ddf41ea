package dev.leat.report;

import static dev.leat.report.Charts.data;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.report.ChartData.Point;
import dev.leat.api.report.ChartData.Series;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramStepsTest {
  @Test
  void goesDownToZeroWhereThereIsNoBin() {
    Series gold =
        new Series("gold", List.of(new Point(0, 3.0), new Point(10, 1.0), new Point(40, 2.0)));

    Series outline = HistogramSteps.of(data(gold)).outline(gold);

    assertThat(outline.points())
        .extracting(point -> ((Number) point.x()).doubleValue(), Point::y)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0.0, 0.0),
            org.assertj.core.groups.Tuple.tuple(0.0, 3.0),
            org.assertj.core.groups.Tuple.tuple(10.0, 1.0),
            org.assertj.core.groups.Tuple.tuple(20.0, 0.0),
            org.assertj.core.groups.Tuple.tuple(40.0, 2.0),
            org.assertj.core.groups.Tuple.tuple(50.0, 0.0));
  }

  @Test
  void takesEdgesThatDifferByRoundingForOne() {
    Series gold = new Series("gold", List.of(new Point(0.3, 3.0), new Point(0.4, 1.0)));
    Series silver = new Series("silver", List.of(new Point(0.1 + 0.2, 3.0)));

    assertThat(HistogramSteps.of(data(gold, silver)).binWidth())
        .isCloseTo(0.1, org.assertj.core.data.Offset.offset(1e-9));
  }
}
