package dev.leat.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "data/*.csv data/a.csv true",
        "data/*.csv data/sub/a.csv false",
        "data/*.csv data/.hidden.csv false",
        "data/.*.csv data/.hidden.csv true",
        "data/**/*.csv data/a.csv true",
        "data/**/*.csv data/x/y/a.csv true",
        "data/**/*.csv data/.x/a.csv false",
        "data/** data/x/a.csv true",
        "a?.csv ab.csv true",
        "a?.csv a/.csv false",
        "[ab].csv b.csv true",
        "[!ab].csv c.csv true",
        "[!ab].csv b.csv false",
        "x.{csv,txt} x.txt true",
        "x.{csv,txt} x.xls false",
        "a+b(1).* a+b(1).csv true",
        "trades*.csv trades.csv true"
      })
  void matches(String pattern, String path, boolean expected) {
    assertThat(Glob.parse(pattern).matches(path)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {"data/2023/*.csv data/2023", "*.csv ''", "/x/*/a.csv /x", "/*.csv /", "a/b*/c a"})
  void looksBelowWhatIsPlain(String pattern, String base) {
    assertThat(Glob.parse(pattern).base()).isEqualTo(base);
  }
}
