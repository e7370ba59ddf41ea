package dev.leat.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {
  @ParameterizedTest
  @ValueSource(strings = {"development", "staging", "production"})
  void projectIsSoundInEveryEnvironment(String environment) {
    assertThat(new ExampleProject(environment).problems()).isEmpty();
  }

  @Test
  void everyPipelineReadsWithoutProblems() {
    ExampleProject project = new ExampleProject("development");

    assertThat(project.names()).contains("trades", "trades-inbox");
    assertThat(project.names())
        .allSatisfy(name -> assertThat(project.load(name).problems()).isEmpty());
  }
}
