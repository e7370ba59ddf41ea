package dev.leat.benchmarks;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long a user waits for small things. */
@Command(
    name = "start-up",
    description = "leat validate, and leat run trades on 800 rows, as whole processes.",
    mixinStandardHelpOptions = true)
final class StartUpBenchmark implements Callable<Integer> {
  private static final int SMALL = 800;

  @Option(names = "--runs", description = "Runs of each (default: ${DEFAULT-VALUE}).")
  int runs = 11;

  @Override
  public Integer call() {
    Workplace workplace = new Workplace();
    Path input = workplace.trades(SMALL);
    Path project = workplace.project("start-up");
    MeasuredProcess validate = workplace.leat(project, "validate");
    MeasuredProcess run = workplace.leat(project, "run", "trades", "--param", "input=" + input);
    validate.run(workplace.log("validate"));
    run.run(workplace.log("run"));
    Comparison comparison = new Comparison();
    for (int i = 0; i < runs; i++) {
      comparison.add("validate", validate.run(workplace.log("validate")));
      workplace.project("start-up");
      comparison.add("run, 800 rows", run.run(workplace.log("run")));
    }
    comparison.print(System.out);
    return 0;
  }
}
