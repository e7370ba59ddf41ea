package dev.leat.cli.command;

import dev.leat.api.problem.LeatException;
import dev.leat.api.store.RunRecord;
import dev.leat.cli.ExitCode;
import dev.leat.cli.bootstrap.Engines;
import dev.leat.cli.bootstrap.OpenProject;
import dev.leat.core.check.CheckedPipeline;
import dev.leat.core.run.RunJson;
import dev.leat.core.run.RunRequest;
import dev.leat.core.run.RunResult;
import dev.leat.core.time.Cancellation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a pipeline, or goes on with a run that stopped. */
@Command(
    name = "run",
    description = "Runs a pipeline: reads, transforms, checks, and publishes all or nothing.",
    mixinStandardHelpOptions = true)
final class RunCommand extends LeatCommand {
  @Parameters(paramLabel = "PIPELINE", arity = "0..1", description = "The pipeline.")
  @Nullable String name;

  @Mixin ParameterOptions parameters = new ParameterOptions();

  @Option(
      names = "--resume",
      paramLabel = "RUN",
      description = "Go on with this run where it stopped.")
  @Nullable String resume;

  @Option(names = "--wait", description = "Wait while the pipeline or a target is in use.")
  boolean wait;

  @Option(names = "--engine", paramLabel = "NAME", description = "Default: ${DEFAULT-VALUE}.")
  String engine = Engines.DEFAULT;

  @Override
  public Integer call() {
    RunView view = new RunView(terminal(), options().format());
    try (OpenProject project = open(engine)) {
      try (Interruption interruption = Interruption.listen()) {
        RunResult result = carryOut(project, request(interruption.cancellation()), view);
        view.clear();
        show(result);
        return exitCode(result);
      } finally {
        view.clear();
      }
    }
  }

  private RunResult carryOut(OpenProject project, RunRequest request, RunView view) {
    if (resume != null) {
      RunRecord run = project.runs().find(resume);
      CheckedPipeline pipeline = project.checked(run);
      return project.runs().resume(resume, pipeline, request, view);
    }
    if (name == null) {
      throw LeatException.user(
          "unknown-pipeline",
          "Which pipeline? This project has "
              + String.join(", ", project.pipelines().names(project.project()))
              + ".");
    }
    return project.runs().run(project.checked(name, parameters.values), request, view);
  }

  private RunRequest request(Cancellation cancellation) {
    RunRequest request = RunRequest.now().with(cancellation);
    return wait ? request.waiting() : request;
  }

  private void show(RunResult result) {
    if (wantsJson()) {
      printJson(RunJson.of(result));
    } else {
      RunSummary.print(terminal(), result);
    }
  }

  static int exitCode(RunResult result) {
    return switch (result.outcome()) {
      case OK -> ExitCode.OK;
      case FAILED -> ExitCode.FAILED;
      case PARTLY -> ExitCode.PARTLY;
      case INTERRUPTED -> ExitCode.INTERRUPTED;
    };
  }
}
