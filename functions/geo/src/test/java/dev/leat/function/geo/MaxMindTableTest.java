package dev.leat.function.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.function.ScalarFunction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaxMindTableTest {
  private static final Path SAMPLE = Path.of("../../examples/data/geo_sample.mmdb");

  @TempDir Path folder;

  private static MaxMindFile sample() {
    return new MaxMindFile()
        .with("1.0.0.0/8", "AS")
        .with("2.0.0.0/8", "EU")
        .with("8.0.0.0/8", "NA")
        .with("41.0.0.0/8", "AF")
        .with("139.130.0.0/16", "OC")
        .with("177.0.0.0/8", "SA")
        .with("203.0.113.0/24", "AN")
        .with("2001:db8::/32", "EU");
  }

  private ScalarFunction opened() throws Exception {
    Path file = folder.resolve("continents.mmdb");
    Files.write(file, sample().bytes());
    return new MaxMindType().open(Map.of("file", file.toString()));
  }

  @ParameterizedTest
  @CsvSource({
    "1.1.1.1, APAC",
    "2.255.255.255, EU",
    "8.8.8.8, NA",
    "41.0.0.0, AF",
    "139.130.4.5, OCE",
    "139.131.4.5, Unknown",
    "177.1.1.1, SA",
    "203.0.113.9, Unknown",
    "2001:db8:1::7, EU",
    "10.0.0.1, Unknown",
    "nonsense, Unknown"
  })
  void tellsTheRegionOfTheContinent(String address, String expected) throws Exception {
    try (ScalarFunction function = opened()) {
      assertThat(function.apply(new @Nullable Object[] {address})).isEqualTo(expected);
      assertThat(function.apply(new @Nullable Object[] {null})).isEqualTo("Unknown");
    }
  }

  @Test
  void namesAFileThatIsNoDatabase() throws Exception {
    Path file = Files.writeString(folder.resolve("other.mmdb"), "from,to,region\n");

    assertThatThrownBy(() -> new MaxMindType().open(Map.of("file", file.toString())))
        .hasMessageStartingWith(file + ": The database of addresses cannot be read: ");
  }

  /** With {@code -Dleat.record=true} the example's file is written anew. */
  @Test
  void theExamplesFileIsOfTheseNetworks() throws Exception {
    if (Boolean.getBoolean("leat.record")) {
      Files.write(SAMPLE, sample().bytes());
    }
    assertThat(SAMPLE).hasBinaryContent(sample().bytes());
  }
}
