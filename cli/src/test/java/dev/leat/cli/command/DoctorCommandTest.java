package dev.leat.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.ExitCode;
import dev.leat.cli.TestProject;
import dev.leat.cli.TestProject.Output;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
  @TempDir Path folder;

  @Test
  void findsAFreshProjectHealthy() {
    Output output = TestProject.initial(folder).leat("doctor");

    assertThat(output.out())
        .contains("ok    engine: duckdb ")
        .contains("ok    store: SQLite keeps what it is given\n")
        .contains("ok    charts: a chart was drawn, ")
        .contains("ok    project: 1 pipeline, valid\n")
        .contains("ok    connection warehouse: duckdb answers\n");
    assertThat(output.exitCode()).isEqualTo(ExitCode.OK);
  }

  @Test
  void changesNothing() {
    TestProject project = TestProject.initial(folder);

    assertThat(project.leat("doctor").exitCode()).isEqualTo(ExitCode.OK);

    assertThat(project.path(".leat")).doesNotExist();
    assertThat(project.path("warehouse.duckdb")).doesNotExist();
  }

  @Test
  void failsOnAnInvalidPipelineAndAConnectionThatIsNoDatabase() {
    TestProject project =
        TestProject.initial(folder)
            .write("warehouse.duckdb", "this is text, not a database, and long enough to be read")
            .write("pipelines/broken/pipeline.yaml", "sorces: {}\n");

    Output output = project.leat("doctor");

    assertThat(output.out())
        .contains("fail  project: 1 error\n      leat validate says what is wrong.\n")
        .contains("fail  connection warehouse: ");
    assertThat(output.exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void findsWhatAStoppedRunLeftBehind() {
    TestProject project =
        TestProject.initial(folder).write(".leat/runs/20260101-000000-orders-abcd/spill/a", "1234");

    assertThat(project.leat("doctor").out())
        .contains("warn  leftovers: 4 B in spill and staging folders of runs that stopped\n");
  }

  @Test
  void examinesTheMachineWithoutAProject() {
    Output output = TestProject.empty(folder).leat("doctor");

    assertThat(output.out()).endsWith("No project here; only the machine was examined.\n");
    assertThat(output.exitCode()).isEqualTo(ExitCode.OK);
  }
}
