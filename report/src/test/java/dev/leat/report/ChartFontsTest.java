package dev.leat.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChartFontsTest {
  @Test
  void missesNothingWhereTextCanBeDrawn() {
    assertThat(ChartFonts.missing()).isEmpty();
  }
}
