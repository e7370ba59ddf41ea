package dev.leat.benchmarks;

import java.nio.file.Path;
import java.util.LinkedHashMap;
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

  private final Workplace workplace = new Workplace();

  @Override
  public Integer call() {
    Path input = workplace.trades(rows);
    if (memory != null) {
      return measureLimited(input, MemoryLimit.parse(memory));
    }
    Map<String, MeasuredProcess> competitors = new LinkedHashMap<>();
    Path project = workplace.project("trades-leat");
    Path byHand = workplace.emptied("trades-by-hand");
    competitors.put(LEAT, workplace.leat(project, "run", "trades", "--param", "input=" + input));
    competitors.put("by hand", Competitors.byHand(input, byHand));
    Path pandas = workplace.emptied("trades-pandas");
    Optional<MeasuredProcess> withPandas = Competitors.pandas(input, pandas);
    withPandas.ifPresentOrElse(
        process -> competitors.put("pandas", process),
        () -> System.out.println("pandas: left out, there is no python3 with pandas here"));
    measure(competitors);

    TradesResult expected = TradesResult.read(byHand);
    TradesResult.read(project).compareTo(LEAT, expected);
    if (withPandas.isPresent()) {
      TradesResult.read(pandas).compareTo("pandas", expected);
    }
    System.out.println("results: equal, " + expected.summary());
    return 0;
  }

  /** In turns, so that a machine that slows down slows all. The first turn warms the file cache. */
  private void measure(Map<String, MeasuredProcess> competitors) {
    competitors.forEach((name, process) -> process.run(log(name)));
    Comparison comparison = new Comparison();
    for (int i = 0; i < runs; i++) {
      competitors.forEach((name, process) -> comparison.add(name, process.run(log(name))));
    }
    System.out.printf("trades, %,d rows%n", rows);
    comparison.print(System.out);
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

  /** Those who do the same work. */
  private static final class Competitors {
    private Competitors() {}

    static MeasuredProcess byHand(Path input, Path folder) {
      return new MeasuredProcess(
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
    }

    static Optional<MeasuredProcess> pandas(Path input, Path folder) {
      MeasuredProcess probe =
          new MeasuredProcess("pandas", List.of("python3", "-c", "import pandas"), Map.of());
      try {
        probe.run(folder.resolve("probe.log"));
      } catch (IllegalStateException missing) {
        return Optional.empty();
      }
      return Optional.of(
          new MeasuredProcess(
              "pandas",
              List.of(
                  "python3",
                  Path.of("benchmarks/src/main/python/trades.py").toAbsolutePath().toString(),
                  input.toString(),
                  folder.toString()),
              Map.of()));
    }
  }
}
