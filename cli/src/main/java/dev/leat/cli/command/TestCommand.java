package dev.leat.cli.command;

import dev.leat.api.engine.Engine;
import dev.leat.api.problem.LeatException;
import dev.leat.api.problem.Problems;
import dev.leat.api.problem.Suggestions;
import dev.leat.cli.ExitCode;
import dev.leat.cli.bootstrap.Engines;
import dev.leat.cli.bootstrap.Scratch;
import dev.leat.core.check.CheckResult;
import dev.leat.core.check.PipelineChecker;
import dev.leat.core.pipelinetest.PipelineTest;
import dev.leat.core.pipelinetest.TestChecker;
import dev.leat.core.pipelinetest.TestResult;
import dev.leat.core.pipelinetest.TestRunner;
import dev.leat.core.project.LoadedProject;
import dev.leat.core.project.LoadedTest;
import dev.leat.core.project.PipelineLoader;
import dev.leat.core.project.TestLoader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the pipelines' tests. */
@Command(
    name = "test",
    description =
        "Runs the tests in pipelines/<name>/tests: rows go in, what comes out is compared; touches"
            + " no target.",
    mixinStandardHelpOptions = true)
final class TestCommand extends LeatCommand {
  private static final String ALL_ENGINES = "all";

  @Parameters(paramLabel = "PIPELINE", arity = "0..*", description = "Which ones (default: all).")
  List<String> names = new ArrayList<>();

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      description = "An engine, or all (default: ${DEFAULT-VALUE}).")
  String engine = Engines.DEFAULT;

  @Option(names = "--test", paramLabel = "NAME", description = "Only the test of this name.")
  @Nullable String only;

  @Override
  public Integer call() {
    LoadedProject project = loadProject();
    project.orThrow();
    List<LoadedTest> tests = chosen(project);
    List<TestResult> results = new ArrayList<>();
    for (Engine each : chosenEngines()) {
      List<PipelineTest> checked = checked(tests, project, each);
      try (Scratch scratch = Scratch.make()) {
        TestRunner runner = new TestRunner(each, surroundings().clock(), scratch.folder());
        for (PipelineTest test : checked) {
          TestResult result = runner.run(test);
          results.add(result);
          if (!wantsJson()) {
            new TestReport(terminal()).print(result);
          }
        }
      }
    }
    if (wantsJson()) {
      printJson(TestReport.json(results));
    } else {
      new TestReport(terminal()).summarise(results);
    }
    return results.stream().allMatch(TestResult::passed) ? ExitCode.OK : ExitCode.FAILED;
  }

  private List<Engine> chosenEngines() {
    Engines engines = engines();
    return engine.equals(ALL_ENGINES)
        ? engines.names().stream().map(engines::named).toList()
        : List.of(engines.named(engine));
  }

  private List<LoadedTest> chosen(LoadedProject project) {
    PipelineLoader pipelines = pipelines();
    TestLoader loader = new TestLoader(project.project());
    List<String> chosen = names.isEmpty() ? pipelines.names(project.project()) : names;
    List<LoadedTest> tests =
        chosen.stream()
            .peek(name -> pipelines.load(project.project(), name, Map.of()))
            .flatMap(name -> loader.load(name).stream())
            .toList();
    if (only == null) {
      return tests;
    }
    List<LoadedTest> named = tests.stream().filter(test -> test.name().equals(only)).toList();
    if (named.isEmpty()) {
      throw LeatException.user(
          "unknown-test",
          "There is no test "
              + only
              + ". "
              + Suggestions.remedy(only, tests.stream().map(LoadedTest::name).toList()));
    }
    return named;
  }

  /** All tests, each against its pipeline with its parameters; throws every problem at once. */
  private List<PipelineTest> checked(
      List<LoadedTest> tests, LoadedProject project, Engine checking) {
    PipelineChecker checker = new PipelineChecker(checking, connectors());
    Map<Map.Entry<String, Map<String, String>>, CheckResult> pipelines = new HashMap<>();
    Problems problems = new Problems();
    List<PipelineTest> checked = new ArrayList<>();
    for (LoadedTest test : tests) {
      problems.addAll(test.problems());
      Map<String, String> parameters = test.file().parameters();
      CheckResult result =
          pipelines.computeIfAbsent(
              Map.entry(test.pipeline(), parameters),
              _ ->
                  checker.check(
                      pipelines().load(project.project(), test.pipeline(), parameters), project));
      switch (result) {
        case CheckResult.Valid(var pipeline) ->
            checked.add(TestChecker.check(test, pipeline, problems));
        case CheckResult.Invalid(var found) -> problems.addAll(found);
      }
    }
    problems.throwIfErrors();
    return checked;
  }
}
