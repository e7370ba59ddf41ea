package dev.leat.core.run;

import dev.leat.api.problem.LeatException;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The limits of runs.
 *
 * @param memoryBytes {@code defaults.memory}: the engine's own memory; half of the machine's
 * @param threads {@code defaults.threads}: all of the machine's
 * @param cacheBytes {@code defaults.cache}: stored results beyond it are removed, least recently
 *     used first; 10 GB
 * @param keptRuns {@code defaults.keep-runs}: run folders with summaries and copies of published
 *     files, per pipeline; 30
 */
public record RunSettings(long memoryBytes, int threads, long cacheBytes, int keptRuns) {
  private static final Pattern SIZE =
      Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*([kmgt]?)i?b?", Pattern.CASE_INSENSITIVE);
  private static final String UNITS = "kmgt";
  private static final long DEFAULT_CACHE = 10L << 30;
  private static final int DEFAULT_KEPT_RUNS = 30;

  /** From settings by dotted name. */
  public static RunSettings of(Map<String, String> settings) {
    return new RunSettings(
        settings.containsKey("defaults.memory")
            ? size("defaults.memory", settings.get("defaults.memory"))
            : machineMemory() / 2,
        settings.containsKey("defaults.threads")
            ? count("defaults.threads", settings.get("defaults.threads"))
            : Runtime.getRuntime().availableProcessors(),
        settings.containsKey("defaults.cache")
            ? size("defaults.cache", settings.get("defaults.cache"))
            : DEFAULT_CACHE,
        settings.containsKey("defaults.keep-runs")
            ? count("defaults.keep-runs", settings.get("defaults.keep-runs"))
            : DEFAULT_KEPT_RUNS);
  }

  private static long size(String name, String text) {
    Matcher matcher = SIZE.matcher(text.strip());
    if (!matcher.matches()) {
      throw LeatException.user(
          "bad-setting", name + ": \"" + text + "\" is not a size such as 4GB or 512MB.");
    }
    String unit = matcher.group(2).toLowerCase(Locale.ROOT);
    int power = unit.isEmpty() ? 0 : UNITS.indexOf(unit) + 1;
    return (long) (Double.parseDouble(matcher.group(1)) * (1L << (10 * power)));
  }

  private static int count(String name, String text) {
    if (!text.strip().matches("[1-9]\\d{0,5}")) {
      throw LeatException.user(
          "bad-setting", name + ": \"" + text + "\" is not a whole number above 0.");
    }
    return Integer.parseInt(text.strip());
  }

  private static long machineMemory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize()
        : Runtime.getRuntime().maxMemory();
  }
}
