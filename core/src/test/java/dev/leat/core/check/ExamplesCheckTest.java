package dev.leat.core.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.lineage.LineageGraph;
import dev.leat.core.lineage.LineageGraph.Kind;
import dev.leat.core.lineage.LineageGraph.Node;
import dev.leat.core.project.LoadedProject;
import dev.leat.core.project.PipelineLoader;
import dev.leat.core.project.ProjectLoader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesCheckTest {
  private static final Path EXAMPLES = Path.of("../examples");

  @ParameterizedTest
  @ValueSource(strings = {"development", "staging", "production"})
  void theExamplesAreSound(String environment) {
    LoadedProject project =
        new ProjectLoader(Parts.connectors()).load(EXAMPLES, environment, Map.of(), Map.of());

    ProjectCheck check =
        new ProjectChecker(
                new PipelineLoader(EXAMPLES),
                new PipelineChecker(Parts.engine(), Parts.connectors()),
                2)
            .check(project);

    assertThat(check.problems()).isEmpty();
    assertThat(check.pipelines()).containsKey("trades");
  }

  @Test
  void knowsWhatTheTradesTablesAreMadeOf() {
    LoadedProject project =
        new ProjectLoader(Parts.connectors()).load(EXAMPLES, "development", Map.of(), Map.of());
    CheckedPipeline trades =
        new PipelineChecker(Parts.engine(), Parts.connectors())
            .check(
                new PipelineLoader(EXAMPLES).load(project.project(), "trades", Map.of()), project)
            .orThrow();

    LineageGraph lineage = LineageGraph.of(trades);

    assertThat(lineage.upstream(new Node(Kind.TABLE, "weekly_volume")))
        .containsExactly(
            new Node(Kind.TABLE, "agg_trades_weekly"),
            new Node(Kind.SOURCE, "trades"),
            new Node(Kind.INPUT, "data/trades.csv"));
    assertThat(lineage.downstream(new Node(Kind.SOURCE, "trades")))
        .contains(
            new Node(Kind.TARGET, "results.agg_trades_weekly"),
            new Node(Kind.TARGET, "output/top_clients_pnl.xlsx"));
  }
}
