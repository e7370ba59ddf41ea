package dev.leat.cli.command;

import dev.leat.api.problem.Problem;
import dev.leat.api.problem.Problems;
import dev.leat.api.problem.Severity;
import dev.leat.cli.ExitCode;
import dev.leat.cli.bootstrap.Engines;
import dev.leat.cli.output.ProblemPrinter;
import dev.leat.core.check.CheckResult;
import dev.leat.core.check.PipelineChecker;
import dev.leat.core.project.LoadedProject;
import dev.leat.core.project.PipelineLoader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks pipelines offline and reports every problem at once. */
@Command(
    name = "validate",
    description =
        "Checks the project's pipelines and reports every problem at once; needs no data.",
    mixinStandardHelpOptions = true)
final class ValidateCommand extends LeatCommand {
  @Parameters(paramLabel = "PIPELINE", arity = "0..*", description = "Which ones (default: all).")
  List<String> names = new ArrayList<>();

  @Option(
      names = {"-p", "--param"},
      paramLabel = "NAME=VALUE",
      description = "A parameter's value.")
  Map<String, String> parameters = new LinkedHashMap<>();

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      split = ",",
      description = "Check for these engines (default: duckdb).")
  List<String> engineNames = new ArrayList<>(List.of(Engines.DEFAULT));

  @Override
  public Integer call() {
    LoadedProject project = loadProject();
    PipelineLoader loader = pipelines();
    List<String> chosen = names.isEmpty() ? loader.names(project.project()) : names;
    Map<String, CheckResult> results = new LinkedHashMap<>();
    Problems all = new Problems();
    all.addAll(project.problems());
    for (String engineName : engineNames) {
      PipelineChecker checker = new PipelineChecker(engines().named(engineName), connectors());
      for (String name : chosen) {
        CheckResult result =
            checker.check(loader.load(project.project(), name, parameters), project);
        results.put(name, result);
        all.addAll(result.problems());
      }
    }
    List<Problem> problems = all.sorted();
    if (wantsJson()) {
      printJson(json(results, problems));
    } else {
      ProblemPrinter.print(terminal(), problems);
      print(summary(results, problems));
    }
    return all.hasErrors() ? ExitCode.INVALID : ExitCode.OK;
  }

  private String summary(Map<String, CheckResult> results, List<Problem> problems) {
    boolean errors = problems.stream().anyMatch(p -> p.severity() == Severity.ERROR);
    int tables =
        results.values().stream()
            .mapToInt(
                result ->
                    result instanceof CheckResult.Valid valid
                        ? valid.pipeline().tables().size()
                        : 0)
            .sum();
    String counted =
        results.size()
            + (results.size() == 1 ? " pipeline, " : " pipelines, ")
            + tables
            + " tables";
    return errors
        ? terminal().red("invalid") + ": " + ProblemPrinter.summary(problems)
        : terminal().green("valid")
            + ": "
            + counted
            + (problems.isEmpty() ? "" : ", " + ProblemPrinter.summary(problems))
            + terminal().dim(" (not checked: connections, data)");
  }

  private static Map<String, Object> json(
      Map<String, CheckResult> results, List<Problem> problems) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("valid", problems.stream().noneMatch(p -> p.severity() == Severity.ERROR));
    json.put("pipelines", List.copyOf(results.keySet()));
    json.put("problems", problems.stream().map(ProblemPrinter::json).toList());
    json.put("skipped", List.of("connections", "data"));
    return json;
  }
}
