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

class RangeTableTest {
  @TempDir Path folder;

  private ScalarFunction opened(String lines) throws Exception {
    Path file = folder.resolve("ranges.csv");
    Files.writeString(file, lines);
    return new RangesType().open(Map.of("file", file.toString()));
  }

  private static @Nullable Object region(ScalarFunction function, @Nullable String address) {
    return function.apply(new @Nullable Object[] {address});
  }

  @ParameterizedTest
  @CsvSource({
    "1.0.0.0, APAC",
    "1.255.255.255, APAC",
    "2.0.0.0, Unknown",
    "0.255.255.255, Unknown",
    "200.1.2.3, SA",
    "200.1.2.4, Unknown",
    "2001:db8::7, EU",
    "2001:db9::, Unknown",
    "::ffff:1.2.3.4, APAC",
    "' 1.2.3.4 ', APAC",
    "1.2.3, Unknown",
    "localhost, Unknown"
  })
  void findsTheRangeWhoseBoundsBelongToIt(String address, String expected) throws Exception {
    ScalarFunction function =
        opened(
            """
            from,to,region
            1.0.0.0,1.255.255.255,APAC
            200.1.2.3,200.1.2.3,SA
            2001:db8::,2001:db8::ffff,EU
            """);

    assertThat(region(function, address)).isEqualTo(expected);
  }

  @Test
  void knowsNoRegionOfNoAddress() throws Exception {
    ScalarFunction function = opened("from,to,region\n0.0.0.0,255.255.255.255,EU\n");

    assertThat(region(function, null)).isEqualTo("Unknown");
    assertThat(region(function, "")).isEqualTo("Unknown");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,b | :1: The header is not from,to,region.",
        "from,to,region;1.2.3.4,EU | :2: Expected from,to,region but found 1.2.3.4,EU.",
        "from,to,region;1.2.3,1.2.3.4,EU | :2: 1.2.3 is no IP address.",
        "from,to,region;1.2.3.5,1.2.3.4,EU | :2: The range ends before it begins.",
        "from,to,region;9.0.0.0,9.0.0.9,EU;8.0.0.0,8.0.0.9,EU |"
            + " :3: The range begins before the one above ends: sort and part them.",
        "from,to,region;8.0.0.0,8.0.0.9,EU;8.0.0.9,8.0.1.0,NA |"
            + " :3: The range begins before the one above ends: sort and part them."
      })
  void saysWhichLineIsWrong(String lines, String message) {
    assertThatThrownBy(() -> opened(lines.replace(';', '\n')))
        .hasMessage(folder.resolve("ranges.csv") + message);
  }
}
