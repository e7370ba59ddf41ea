package dev.leat.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.pipeline.PipelineBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JavaTwinTest {
  private static final Map<String, PipelineBuilder> TWINS =
      Map.of(
          "market-data", MarketDataPipeline.builder(),
          "trades", TradesPipeline.builder(),
          "trades-inbox", TradesInboxPipeline.builder(),
          "watch-time", WatchTimePipeline.builder());

  @Test
  void everyExampleHasATwin() {
    assertThat(new ExampleProject("development").names())
        .containsExactlyInAnyOrderElementsOf(TWINS.keySet());
  }

  @Test
  void everyTwinEqualsItsYaml() {
    ExampleProject project = new ExampleProject("development");

    assertThat(TWINS)
        .allSatisfy(
            (name, twin) -> assertThat(twin.build()).isEqualTo(project.load(name).pipeline()));
  }
}
