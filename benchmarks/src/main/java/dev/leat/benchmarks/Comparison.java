package dev.leat.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The measurements of several processes that do the same, side by side; the first is Leat. */
final class Comparison {
  private static final double MEGABYTE = 1e6;

  private final Map<String, List<Measurement>> byName = new LinkedHashMap<>();

  void add(String name, Measurement measurement) {
    byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(measurement);
  }

  /** Medians, the spread of wall time, and how each relates to the first. */
  void print(PrintStream out) {
    out.printf(
        "%-14s %5s %10s %19s %10s %12s %8s%n",
        "", "runs", "wall s", "(least – most)", "CPU s", "peak MB", "wall ×");
    double first = median(byName.values().iterator().next(), Measurement::seconds);
    byName.forEach((name, measurements) -> out.println(line(name, measurements, first)));
  }

  private static String line(String name, List<Measurement> measurements, double first) {
    double wall = median(measurements, Measurement::seconds);
    double least = measurements.stream().mapToDouble(Measurement::seconds).min().orElseThrow();
    double most = measurements.stream().mapToDouble(Measurement::seconds).max().orElseThrow();
    double cpu = median(measurements, each -> each.cpuSeconds().orElse(Double.NaN));
    double peak = median(measurements, each -> each.peakBytes().orElse(0) / MEGABYTE);
    return String.format(
        Locale.ROOT,
        "%-14s %5d %10.3f %19s %10.2f %12.0f %8.2f",
        name,
        measurements.size(),
        wall,
        String.format(Locale.ROOT, "(%.3f – %.3f)", least, most),
        cpu,
        peak,
        wall / first);
  }

  /** The middle value, or the mean of the two in the middle. */
  static double median(List<Measurement> measurements, ToDoubleFunction<Measurement> figure) {
    List<Double> sorted = new ArrayList<>();
    measurements.forEach(each -> sorted.add(figure.applyAsDouble(each)));
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
