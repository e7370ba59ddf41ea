package dev.leat.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.problem.LeatException;
import org.junit.jupiter.api.Test;

class SampleGeneratorsTest {
  @Test
  void suggestsTheGeneratorThatWasMeant() {
    assertThatThrownBy(() -> SampleGenerators.named("trade"))
        .isInstanceOf(LeatException.class)
        .hasMessage(
            "generate trade: There is no sample generator of this name. Did you mean trades?");
  }

  @Test
  void readsSharesAsPercentagesAndFractions() {
    assertThat(Share.parse("--dirty", "1%").fraction()).isEqualTo(0.01);
    assertThat(Share.parse("--dirty", "0.5 %").fraction()).isEqualTo(0.005);
    assertThat(Share.parse("--dirty", "0.25").fraction()).isEqualTo(0.25);
    assertThat(Share.parse("--dirty", "0")).isEqualTo(Share.NONE);
  }

  @Test
  void refusesWhatIsNoShare() {
    for (String text : new String[] {"", "-1%", "101%", "1.5", "a few"}) {
      assertThatThrownBy(() -> Share.parse("--dirty", text))
          .isInstanceOf(LeatException.class)
          .hasMessage(
              "--dirty "
                  + text
                  + ": This is not a share of rows. Write a percentage such as 1%, or a fraction"
                  + " from 0 to 1.");
    }
  }
}
