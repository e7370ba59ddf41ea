package dev.leat.report;

import static dev.leat.report.Charts.chart;
import static dev.leat.report.Charts.data;
import static dev.leat.report.Charts.series;
import static dev.leat.report.Charts.weeks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.pipeline.Chart;
import dev.leat.api.pipeline.Chart.Kind;
import dev.leat.api.report.ChartData;
import dev.leat.api.report.ChartData.Point;
import dev.leat.api.report.ChartData.Series;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;

class DrawingTest {
  @Test
  void namesTitleAndAxesInWords() {
    XYChart drawing = XyDrawing.lines(chart(Kind.LINE), data(weeks("gold", 1, 2)));

    assertThat(drawing.getTitle()).isEqualTo("Weekly volume");
    assertThat(drawing.getXAxisTitle()).isEqualTo("Week start date");
    assertThat(drawing.getYAxisTitle()).isEqualTo("Total volume");
  }

  @Test
  void prefersTheWordsOfThePipeline() {
    Chart chart =
        new Chart("c", Kind.BAR, "t", "s", "n", null, "Trades", "Symbol", "Trades (1,000)", 30, "");

    CategoryChart drawing = BarDrawing.bars(chart, data(weeks("", 1)));

    assertThat(drawing.getTitle()).isEqualTo("Trades");
    assertThat(drawing.getXAxisTitle()).isEqualTo("Symbol");
    assertThat(drawing.getYAxisTitle()).isEqualTo("Trades (1,000)");
  }

  @Test
  void countsRowsInDistributions() {
    ChartData data = data(series("", 2, bin -> new Point(bin, 1)));

    assertThat(XyDrawing.distribution(chart(Kind.HISTOGRAM), data).getYAxisTitle())
        .isEqualTo("Rows");
  }

  @Test
  void needsNoLegendForOneSeries() {
    XYChart one = XyDrawing.lines(chart(Kind.LINE), data(weeks("gold", 1, 2)));
    XYChart two =
        XyDrawing.lines(chart(Kind.LINE), data(weeks("gold", 1, 2), weeks("silver", 1, 2)));

    assertThat(one.getStyler().isLegendVisible()).isFalse();
    assertThat(two.getStyler().isLegendVisible()).isTrue();
    assertThat(legend(two)).containsExactly("gold", "silver");
  }

  @Test
  void namesEightSeriesAndCountsTheOthers() {
    ChartData data =
        new ChartData(IntStream.range(0, 25).mapToObj(i -> weeks("s" + i, i, i)).toList());

    assertThat(legend(XyDrawing.lines(chart(Kind.LINE), data)))
        .containsExactly("s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "17 others");
    assertThat(legend(BarDrawing.bars(chart(Kind.BAR), data)))
        .containsExactly("s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7", "17 others");
  }

  @Test
  void shortensLongNamesInTheMiddleAndNamesTheNameless() {
    XYChart drawing =
        XyDrawing.lines(
            chart(Kind.LINE), data(weeks("", 1), weeks("client with a long name number 17", 1)));

    assertThat(legend(drawing)).containsExactly("(none)", "client with a …mber 17");
  }

  @Test
  void ordersNamedBarsBySizeThenName() {
    Series trades =
        new Series("", List.of(new Point("AAPL", 5), new Point("SPY", 9), new Point("QQQ", 9)));

    assertThat(BarDrawing.bars(chart(Kind.BAR), data(trades)).getSeries("series 0").getXData())
        .isEqualTo(List.of("QQQ", "SPY", "AAPL"));
  }

  @Test
  void keepsBarsOfDatesInTheirOrder() {
    assertThat(
            BarDrawing.bars(chart(Kind.BAR), data(weeks("", 1, 3, 2)))
                .getSeries("series 0")
                .getXData())
        .isEqualTo(List.of("2022-12-26", "2023-01-02", "2023-01-09"));
  }

  @Test
  void showsTheLargestBarsAndSaysSo() {
    CategoryChart drawing =
        BarDrawing.bars(chart(Kind.BAR), data(series("", 100, i -> new Point("name " + i, i))));

    assertThat(List.<Object>copyOf(drawing.getSeries("series 0").getXData()))
        .hasSize(40)
        .startsWith("name 99");
    assertThat(drawing.getXAxisTitle()).isEqualTo("Week start date (largest 40 of 100)");
  }

  @Test
  void leavesAGapWhereASeriesHasNoBar() {
    Series gold = new Series("gold", List.of(new Point("AAPL", 5), new Point("SPY", 4)));
    Series silver = new Series("silver", List.of(new Point("SPY", 3)));

    CategoryChart drawing = BarDrawing.bars(chart(Kind.BAR), data(gold, silver));

    assertThat(drawing.getSeries("series 1").getXData()).isEqualTo(List.of("SPY", "AAPL"));
    assertThat(drawing.getSeries("series 1").getYData()).containsExactly(3.0, Double.NaN);
  }

  @Test
  void beginsAtZeroUnlessTheDataIsFarFromIt() {
    XYChart near = XyDrawing.lines(chart(Kind.LINE), data(weeks("", 20, 100)));
    XYChart far = XyDrawing.lines(chart(Kind.LINE), data(weeks("", 990, 1000)));
    XYChart below = XyDrawing.lines(chart(Kind.LINE), data(weeks("", -1, 1000)));

    assertThat(near.getStyler().getYAxisMin()).isEqualTo(0.0);
    assertThat(far.getStyler().getYAxisMin()).isNull();
    assertThat(below.getStyler().getYAxisMin()).isNull();
  }

  private static List<String> legend(org.knowm.xchart.internal.chartpart.Chart<?, ?> drawing) {
    return drawing.getSeriesCollection().stream()
        .filter(series -> series.isShowInLegend())
        .map(series -> series.getLabel())
        .toList();
  }
}
