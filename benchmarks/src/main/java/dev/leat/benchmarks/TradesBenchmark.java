package dev.leat.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The pipeline {@code trades} beside the same work by hand and with pandas. */
@Command(
    name = "trades",
    description =
        "leat run trades beside the same work written by hand on DuckDB's and SQLite's drivers, and"
            + " with pandas where it is installed.",
    mixinStandardHelpOptions = true)
final class TradesBenchmark implements Callable<Integer> {
  private static final String LEAT = "leat";

  @Option(names = "--rows", description = "Rows of the input (default: ${DEFAULT-VALUE}).")
  long rows = 10_000_000;

  @Option(names = "--runs", description = "Runs of each (default: ${DEFAULT-VALUE}).")
  int runs = 3;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = "All the memory a process of Leat may use, such as 4GB. Runs Leat alone.")
  @Nullable String memory;

  @Option(
      names = "--python",
      paramLabel = "FILE",
      description = "The Python that has pandas (default: ${DEFAULT-VALUE}).")
  String python = "python3";

  private final Workplace workplace = new Workplace();

  @Override
  public Integer call() {
    Path input = workplace.trades(rows);
    if (memory != null) {
      return measureLimited(input, MemoryLimit.parse(memory));
    }
    List<Competitor> competitors = new ArrayList<>();
    competitors.add(leat(input));
    Competitor byHand = byHand(input);
    competitors.add(byHand);
    pandas(input)
        .ifPresentOrElse(
            competitors::add,
            () -> System.out.println("pandas: left out, " + python + " does not have it"));
    measure(competitors);

    TradesResult expected = TradesResult.read(byHand.folder);
    for (Competitor competitor : competitors) {
      TradesResult.read(competitor.folder).compareTo(competitor.name(), expected);
    }
    System.out.println("results: equal, " + expected.summary());
    return 0;
  }

  /**
   * One who does the work.
   *
   * @param prepare leaves nothing of earlier runs, so that none can reuse what it did before
   */
  private record Competitor(MeasuredProcess process, Path folder, Runnable prepare) {
    String name() {
      return process.name();
    }

    Measurement run(Path log) {
      prepare.run();
      return process.run(log);
    }
  }

  /** In turns, so that a machine that slows down slows all. The first turn warms the file cache. */
  private void measure(List<Competitor> competitors) {
    competitors.forEach(competitor -> competitor.run(log(competitor.name())));
    Comparison comparison = new Comparison();
    for (int i = 0; i < runs; i++) {
      competitors.forEach(
          competitor -> comparison.add(competitor.name(), competitor.run(log(competitor.name()))));
    }
    System.out.printf("trades, %,d rows%n", rows);
    comparison.print(System.out);
  }

  private Competitor leat(Path input) {
    Path project = workplace.project("trades-leat");
    return new Competitor(
        workplace.leat(project, "run", "trades", "--param", "input=" + input),
        project,
        () -> workplace.project("trades-leat"));
  }

  private Competitor byHand(Path input) {
    Path folder = workplace.emptied("trades-by-hand");
    MeasuredProcess process =
        new MeasuredProcess(
            "by hand",
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseParallelGC",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                ByHand.class.getName(),
                input.toString(),
                folder.toString()),
            Map.of());
    return new Competitor(process, folder, () -> workplace.emptied("trades-by-hand"));
  }

  private Optional<Competitor> pandas(Path input) {
    MeasuredProcess probe =
        new MeasuredProcess("pandas", List.of(python, "-c", "import pandas"), Map.of());
    try {
      probe.run(log("pandas probe"));
    } catch (IllegalStateException missing) {
      return Optional.empty();
    }
    Path folder = workplace.emptied("trades-pandas");
    MeasuredProcess process =
        new MeasuredProcess(
            "pandas",
            List.of(
                python,
                Path.of("benchmarks/src/main/python/trades.py").toAbsolutePath().toString(),
                input.toString(),
                folder.toString()),
            Map.of());
    return Optional.of(new Competitor(process, folder, () -> workplace.emptied("trades-pandas")));
  }

  private int measureLimited(Path input, MemoryLimit limit) {
    Path project = workplace.project("trades-limited");
    MeasuredProcess leat =
        workplace
            .leat(project, "run", "trades", "--param", "input=" + input)
            .with("LEAT__DEFAULTS__MEMORY", limit.engine())
            .with("LEAT_JAVA_OPTS", "-Xmx" + limit.heap());
    Comparison comparison = new Comparison();
    Measurement measurement = leat.run(log(LEAT));
    comparison.add(LEAT, measurement);
    System.out.printf("trades, %,d rows, %s of memory%n", rows, memory);
    comparison.print(System.out);
    System.out.println("result: " + TradesResult.read(project).summary());
    boolean within = measurement.peakBytes().orElse(0) <= limit.bytes();
    System.out.println(within ? "within the limit" : "ABOVE the limit");
    return within ? 0 : 1;
  }

  private Path log(String name) {
    return workplace.log("trades " + name);
  }
}
