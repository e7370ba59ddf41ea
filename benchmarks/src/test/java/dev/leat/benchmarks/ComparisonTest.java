package dev.leat.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  @Test
  void printsMediansAndHowTheyRelateToTheFirst() {
    Comparison comparison = new Comparison();
    for (double seconds : new double[] {2.0, 9.0, 1.0}) {
      comparison.add("leat", measurement(seconds));
      comparison.add("by hand", measurement(seconds * 3));
    }

    assertThat(printed(comparison))
        .containsExactly(
            "                runs     wall s      (least – most)      CPU s      peak MB   wall ×",
            "leat               3      2.000     (1.000 – 9.000)       4.00          100     1.00",
            "by hand            3      6.000    (3.000 – 27.000)      12.00          100     3.00");
  }

  @Test
  void saysWhichRowDiffers() {
    TradesResult one = new TradesResult(List.of("a,1", "b,2"), Map.of());
    TradesResult other = new TradesResult(List.of("a,1", "b,3"), Map.of());

    assertThatThrownBy(() -> one.compareTo("leat", other))
        .hasMessage("leat differs in row 2: b,2 instead of b,3");
  }

  @Test
  void saysThatARowIsMissing() {
    TradesResult one = new TradesResult(List.of("a,1"), Map.of());
    TradesResult other = new TradesResult(List.of("a,1", "b,3"), Map.of());

    assertThatThrownBy(() -> one.compareTo("leat", other))
        .hasMessage("leat differs in row 2: nothing instead of b,3");
  }

  @Test
  void sharesOutMemoryBetweenEngineAndHeap() {
    MemoryLimit limit = MemoryLimit.parse("4GB");

    assertThat(limit.bytes()).isEqualTo(4_000_000_000L);
    assertThat(limit.engine()).isEqualTo("2000MB");
    assertThat(limit.heap()).isEqualTo("1000m");
  }

  private static Measurement measurement(double seconds) {
    return new Measurement(seconds, OptionalDouble.of(seconds * 2), OptionalLong.of(100_000_000));
  }

  private static List<String> printed(Comparison comparison) {
    var bytes = new ByteArrayOutputStream();
    comparison.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
