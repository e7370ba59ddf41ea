package dev.leat.report;

import static dev.leat.report.Charts.chart;
import static dev.leat.report.Charts.data;
import static dev.leat.report.Charts.series;
import static dev.leat.report.Charts.weeks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.pipeline.Chart.Kind;
import dev.leat.api.report.ChartData;
import dev.leat.api.report.ChartData.Point;
import dev.leat.api.report.ChartData.Series;
import dev.leat.api.report.ChartRenderer;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class XChartRendererTest {
  private static final Series GOLD = weeks("gold", 10, 20, 30);
  private static final Series SILVER = weeks("silver", 30, 10, 20);

  private final ChartRenderer renderer = new XChartRenderer();

  @Test
  void isFoundByServiceLoader() {
    assertThat(ServiceLoader.load(ChartRenderer.class))
        .singleElement()
        .isInstanceOf(XChartRenderer.class);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"LINE", "BAR"})
  void drawsEverySeriesInItsOwnColour(Kind kind) throws IOException {
    BufferedImage image = decoded(renderer.png(chart(kind), data(GOLD, SILVER)));

    assertThat(image.getWidth()).isEqualTo(2000);
    assertThat(image.getHeight()).isEqualTo(1120);
    assertThat(pixels(image, Palette.series(0))).isGreaterThan(1_000);
    assertThat(pixels(image, Palette.series(1))).isGreaterThan(1_000);
    assertThat(pixels(image, Palette.series(2))).isZero();
  }

  @Test
  void fillsDistributionsSoThatBothCanBeSeen() throws IOException {
    Series low = series("low", 2, bin -> new Point(bin, 10));
    Series high = series("high", 2, bin -> new Point(5 + bin, 10));

    BufferedImage image = decoded(renderer.png(chart(Kind.HISTOGRAM), data(low, high)));

    assertThat(pixels(image, onWhite(Palette.series(0), 96))).isGreaterThan(100_000);
    assertThat(pixels(image, onWhite(Palette.series(1), 96))).isGreaterThan(100_000);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void saysThatThereAreNoRows(Kind kind) throws IOException {
    byte[] none = renderer.png(chart(kind), new ChartData(List.of()));
    byte[] emptySeries = renderer.png(chart(kind), data(new Series("gold", List.of())));

    assertThat(emptySeries).isEqualTo(none);
    // The words "No rows" in the middle, and nothing else there.
    BufferedImage middle = decoded(none).getSubimage(800, 500, 400, 120);
    assertThat(pixels(middle, Palette.FAINT_INK)).isBetween(500L, 10_000L);
    assertThat(pixels(middle, Palette.series(0))).isZero();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void givesTheSameBytesForTheSameData(Kind kind) {
    ChartData numbers = data(series("a", 20, i -> new Point(i * 0.5, (i * 7) % 5)));

    assertThat(renderer.png(chart(kind), numbers))
        .isEqualTo(new XChartRenderer().png(chart(kind), numbers));
  }

  static Stream<ChartData> unusualData() {
    Random random = new Random(1);
    return Stream.of(
        data(weeks("one point", 42)),
        data(weeks("equal", 5, 5, 5)),
        data(weeks("negative", -5, -500_000, -50)),
        data(weeks("not finite", 1, Double.NaN, Double.POSITIVE_INFINITY, 4)),
        data(weeks("", 1, 2), weeks("", 3, 4)),
        data(weeks("$x^2$", 1e15, 1e-9)),
        data(weeks("a name that is much too long for any legend beside a chart", 1, 2)),
        data(series("names", 500, i -> new Point("category number " + i, i))),
        data(
            series(
                "many points",
                10_000,
                i ->
                    new Point(
                        LocalDateTime.of(2024, 1, 1, 0, 0).plusMinutes(i), random.nextGaussian()))),
        new ChartData(IntStream.range(0, 60).mapToObj(i -> weeks("s" + i, i, i + 1)).toList()));
  }

  @ParameterizedTest
  @MethodSource("unusualData")
  void drawsUnusualData(ChartData data) throws IOException {
    BufferedImage line = decoded(renderer.png(chart(Kind.LINE), data));
    BufferedImage scatter = decoded(renderer.png(chart(Kind.SCATTER), data));
    BufferedImage bars = decoded(renderer.png(chart(Kind.BAR), data));

    assertThat(pixels(line, Palette.series(0))).isGreaterThan(50);
    assertThat(pixels(scatter, onWhite(Palette.series(0), 150))).isGreaterThan(50);
    assertThat(bars.getWidth()).isEqualTo(2000);
  }

  @Test
  void isQuickOnceWarm() {
    ChartData data = data(GOLD, SILVER);
    long start = System.nanoTime();
    int charts = 10;
    for (int i = 0; i < charts; i++) {
      renderer.png(chart(Kind.LINE), data);
    }
    Duration each = Duration.ofNanos((System.nanoTime() - start) / charts);
    // Machines differ: told, not demanded.
    System.out.println("a line chart takes " + each.toMillis() + " ms");
  }

  private static Color onWhite(Color color, int alpha) {
    double share = alpha / 255.0;
    return new Color(
        (int) Math.round(255 + (color.getRed() - 255) * share),
        (int) Math.round(255 + (color.getGreen() - 255) * share),
        (int) Math.round(255 + (color.getBlue() - 255) * share));
  }

  private static BufferedImage decoded(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  /** How many pixels have that colour, give or take a rounding. */
  private static long pixels(BufferedImage image, Color color) {
    int[] all = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return Arrays.stream(all)
        .filter(
            pixel ->
                Math.abs((pixel >> 16 & 0xFF) - color.getRed()) <= 1
                    && Math.abs((pixel >> 8 & 0xFF) - color.getGreen()) <= 1
                    && Math.abs((pixel & 0xFF) - color.getBlue()) <= 1)
        .count();
  }
}
