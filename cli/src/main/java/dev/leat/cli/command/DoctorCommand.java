package dev.leat.cli.command;

import dev.leat.api.engine.Engine;
import dev.leat.api.problem.LeatException;
import dev.leat.cli.ExitCode;
import dev.leat.cli.bootstrap.Engines;
import dev.leat.cli.bootstrap.Scratch;
import dev.leat.cli.doctor.Finding;
import dev.leat.cli.doctor.Finding.Level;
import dev.leat.cli.doctor.MachineExamination;
import dev.leat.cli.doctor.ProjectExamination;
import dev.leat.core.project.LoadedProject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** Says what is missing on this machine and in the project. */
@Command(
    name = "doctor",
    description = "Says what is missing on this machine and in the project, and what to do.",
    mixinStandardHelpOptions = true)
final class DoctorCommand extends LeatCommand {
  @Override
  public Integer call() {
    Engine engine = engines().named(Engines.DEFAULT);
    List<Finding> findings = new ArrayList<>();
    try (Scratch scratch = Scratch.make()) {
      findings.addAll(
          new MachineExamination(surroundings().clock(), engine, scratch.folder()).findings());
    }
    Optional<LoadedProject> project = project();
    project.ifPresent(
        loaded ->
            findings.addAll(
                new ProjectExamination(loaded, pipelines(), connectors(), engine).findings()));
    boolean failing = findings.stream().anyMatch(finding -> finding.level() == Level.FAIL);
    if (wantsJson()) {
      printJson(Map.of("healthy", !failing, "findings", findings));
    } else {
      findings.forEach(this::print);
      if (project.isEmpty()) {
        print(terminal().dim("No project here; only the machine was examined."));
      }
    }
    return failing ? ExitCode.FAILED : ExitCode.OK;
  }

  private Optional<LoadedProject> project() {
    try {
      return Optional.of(loadProject());
    } catch (LeatException e) {
      if (e.code().equals("no-project") && options().project == null) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private void print(Finding finding) {
    String word = finding.level().name().toLowerCase(Locale.ROOT);
    String level =
        switch (finding.level()) {
          case OK -> terminal().green(word + "  ");
          case WARN -> terminal().yellow(word);
          case FAIL -> terminal().red(word);
        };
    print(level + "  " + finding.subject() + ": " + finding.message());
    if (finding.remedy() != null) {
      print("      " + finding.remedy());
    }
  }
}
