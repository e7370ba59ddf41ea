package dev.leat.core.run;

import dev.leat.api.problem.LeatException;
import dev.leat.core.language.Settings;
import java.lang.management.ManagementFactory;
import java.util.Map;

/**
 * The limits of runs.
 *
 * @param memoryBytes {@code defaults.memory}: the engine's own memory; half of the machine's
 * @param threads {@code defaults.threads}: all of the machine's
 * @param cacheBytes {@code cache.size}: stored results beyond it are removed, least recently used
 *     first; 10 GiB
 * @param keptRuns {@code runs.keep}: run folders with summaries and copies of published files, per
 *     pipeline; 30
 */
public record RunSettings(long memoryBytes, int threads, long cacheBytes, int keptRuns) {
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
        settings.containsKey("cache.size")
            ? size("cache.size", settings.get("cache.size"))
            : DEFAULT_CACHE,
        settings.containsKey("runs.keep")
            ? count("runs.keep", settings.get("runs.keep"))
            : DEFAULT_KEPT_RUNS);
  }

  /** What each of so many runs at the same time may use. */
  RunSettings sharedBy(int runs) {
    return new RunSettings(memoryBytes / runs, Math.max(1, threads / runs), cacheBytes, keptRuns);
  }

  private static long size(String name, String text) {
    return Settings.bytes(text)
        .orElseThrow(
            () ->
                LeatException.user(
                    "bad-setting", name + ": \"" + text + "\" is not a size such as 4GiB."));
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
