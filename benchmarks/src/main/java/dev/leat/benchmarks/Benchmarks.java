package dev.leat.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Measures Leat as a whole process beside the same work done by other means. */
@Command(
    name = "./benchmarks/run",
    description = "Measures Leat as a whole process beside the same work done by other means.",
    mixinStandardHelpOptions = true,
    subcommands = {TradesBenchmark.class, StartUpBenchmark.class})
final class Benchmarks {
  private Benchmarks() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Benchmarks()).execute(arguments));
  }
}
