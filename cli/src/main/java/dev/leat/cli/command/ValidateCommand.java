package dev.leat.cli.command;

import dev.leat.api.problem.Location;
import dev.leat.api.problem.Problem;
import dev.leat.api.problem.Problems;
import dev.leat.api.problem.Severity;
import dev.leat.api.project.Project;
import dev.leat.cli.ExitCode;
import dev.leat.cli.bootstrap.Engines;
import dev.leat.cli.bootstrap.Scratch;
import dev.leat.cli.output.ProblemPrinter;
import dev.leat.core.check.CheckResult;
import dev.leat.core.check.CheckedPipeline;
import dev.leat.core.check.PipelineChecker;
import dev.leat.core.check.ProjectCheck;
import dev.leat.core.check.ProjectChecker;
import dev.leat.core.probe.ConnectionProbe;
import dev.leat.core.probe.Sample;
import dev.leat.core.probe.SampleProbe;
import dev.leat.core.project.LoadedProject;
import dev.leat.core.project.PipelineLoader;
import dev.leat.core.project.Places;
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
  private static final Places NOWHERE = Places.nowhere(Location.of(Project.FILE));

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

  @Option(
      names = "--connect",
      description = "Also ask the connections whether they answer and fit.")
  boolean connect;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Also read the first N records of each source.")
  int sample;

  @Override
  public Integer call() {
    LoadedProject project = loadProject();
    PipelineLoader loader = pipelines();
    List<String> chosen = names.isEmpty() ? loader.names(project.project()) : names;
    Map<String, CheckResult> results = new LinkedHashMap<>();
    Map<String, Places> places = new LinkedHashMap<>();
    Problems all = new Problems();
    for (String engineName : engineNames) {
      PipelineChecker checker = new PipelineChecker(engines().named(engineName), connectors());
      ProjectCheck check =
          new ProjectChecker(loader, checker, Runtime.getRuntime().availableProcessors())
              .check(project, chosen, parameters);
      results.putAll(check.pipelines());
      places.putAll(check.places());
      all.addAll(check.problems());
    }
    List<Sample> samples = new ArrayList<>();
    results.forEach(
        (name, result) -> {
          if (result instanceof CheckResult.Valid(CheckedPipeline valid)) {
            samples.addAll(probe(valid, places.getOrDefault(name, NOWHERE), project, all));
          }
        });
    List<Problem> problems = all.sorted();
    if (wantsJson()) {
      printJson(json(results, problems, samples));
    } else {
      ProblemPrinter.print(terminal(), problems);
      new SampleReport(terminal()).print(samples);
      print(summary(results, problems));
    }
    return all.hasErrors() ? ExitCode.INVALID : ExitCode.OK;
  }

  /** The depths beyond the static one; connections and data are asked for nothing otherwise. */
  private List<Sample> probe(
      CheckedPipeline pipeline, Places places, LoadedProject project, Problems problems) {
    if (connect) {
      problems.addAll(new ConnectionProbe(project.project(), connectors()).probe(pipeline, places));
    }
    if (sample <= 0) {
      return List.of();
    }
    try (Scratch scratch = Scratch.make()) {
      return new SampleProbe(
              project.project(),
              engines().named(engineNames.getFirst()),
              surroundings().clock().instant(),
              scratch.folder())
          .probe(pipeline, sample, places, problems);
    }
  }

  private List<String> skipped() {
    List<String> skipped = new ArrayList<>();
    if (!connect) {
      skipped.add("connections");
    }
    if (sample <= 0) {
      skipped.add("data");
    }
    return skipped;
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
            + (skipped().isEmpty()
                ? ""
                : terminal().dim(" (not checked: " + String.join(", ", skipped()) + ")"));
  }

  private Map<String, Object> json(
      Map<String, CheckResult> results, List<Problem> problems, List<Sample> samples) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("valid", problems.stream().noneMatch(p -> p.severity() == Severity.ERROR));
    json.put("pipelines", List.copyOf(results.keySet()));
    json.put("problems", problems.stream().map(ProblemPrinter::json).toList());
    json.put("skipped", skipped());
    if (sample > 0) {
      json.put("samples", samples.stream().map(SampleReport::json).toList());
    }
    return json;
  }
}
