package dev.leat.core.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.pipeline.Pipeline;
import dev.leat.api.pipeline.PublishMode;
import dev.leat.api.pipeline.Source;
import dev.leat.api.pipeline.SourceInput;
import dev.leat.api.pipeline.SqlText;
import dev.leat.api.pipeline.Table;
import dev.leat.api.pipeline.Target;
import dev.leat.api.problem.Location;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TradesLoadingTest {
  private static final Path ROOT = Path.of("src/test/resources/trades");
  private final Connectors connectors = Connectors.of(List.of());

  @Test
  void loadsTheTradesPipeline() {
    LoadedPipeline loaded = load("development", Map.of(), Map.of());

    assertThat(loaded.problems()).isEmpty();
    Pipeline pipeline = loaded.pipeline();
    assertThat(pipeline.name()).isEqualTo("trades");
    assertThat(pipeline.timeout()).isEqualTo(Duration.ofHours(1));
    assertThat(pipeline.retries().attempts()).isEqualTo(2);
    assertThat(pipeline.pool()).isEqualTo("PROD");
    Source trades = pipeline.sources().getFirst();
    assertThat(trades.input())
        .isEqualTo(
            new SourceInput.Files("data/trades.csv", dev.leat.api.pipeline.FileFormat.Csv.DEFAULT));
    assertThat(trades.columns()).hasSize(7);
    assertThat(pipeline.tables())
        .extracting(table -> table.name())
        .containsExactly("agg_trades_weekly", "top_clients_volume", "weekly_volume");
    assertThat(pipeline.tables().getFirst().targets())
        .containsExactly(
            new Target.TableTarget(
                "results",
                "agg_trades_weekly",
                new PublishMode.Replace(),
                Target.SchemaPolicy.FAIL));
    assertThat(pipeline.tables().get(1).targets()).hasSize(2);
  }

  @Test
  void knowsThePlacesOfKeysAndOfCharactersInsideSql() {
    LoadedPipeline loaded = load("development", Map.of(), Map.of());
    String file = "pipelines/trades/pipeline.yaml";

    assertThat(loaded.places().at("tables", "agg_trades_weekly"))
        .isEqualTo(new Location(file, 32, 3));
    String sql = sql(loaded.pipeline().tables().getFirst());
    assertThat(
            loaded.places().inside(sql.indexOf("date_trunc"), "tables", "agg_trades_weekly", "sql"))
        .isEqualTo(new Location(file, 35, 14));
    String expectation =
        loaded.pipeline().sources().getFirst().expectations().getFirst().condition();
    assertThat(
            loaded
                .places()
                .inside(
                    expectation.indexOf("'gold'"),
                    "sources",
                    "trades",
                    "expect",
                    "known_client",
                    "condition"))
        .isEqualTo(new Location(file, 29, 37));
    String inFile = sql(loaded.pipeline().tables().get(1));
    assertThat(
            loaded
                .places()
                .inside(inFile.indexOf("'bronze'"), "tables", "top_clients_volume", "sql"))
        .isEqualTo(new Location("pipelines/trades/top_clients_volume.sql", 3, 21));
  }

  @Test
  void flagsWinOverVariablesWinOverTheEnvironmentWinsOverTheDefault() {
    assertThat(input(load("development", Map.of(), Map.of()))).isEqualTo("data/trades.csv");
    assertThat(input(load("production", Map.of(), Map.of()))).isEqualTo("/data/trades.csv");
    Map<String, String> variable = Map.of("LEAT__PARAM__INPUT", "inbox/a.csv");
    assertThat(input(load("production", Map.of(), variable))).isEqualTo("inbox/a.csv");
    assertThat(input(load("production", Map.of("input", "here.csv"), variable)))
        .isEqualTo(Path.of("/elsewhere/here.csv").toString());
  }

  private static String sql(Table table) {
    return ((SqlText) table.derivation()).text();
  }

  private static String input(LoadedPipeline loaded) {
    assertThat(loaded.problems()).isEmpty();
    return ((SourceInput.Files) loaded.pipeline().sources().getFirst().input()).pattern();
  }

  private LoadedPipeline load(
      String environment, Map<String, String> parameters, Map<String, String> variables) {
    LoadedProject project =
        new ProjectLoader(connectors).load(ROOT, environment, Map.of(), variables);
    return new PipelineLoader(Path.of("/elsewhere")).load(project.project(), "trades", parameters);
  }
}
