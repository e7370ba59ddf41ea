package dev.leat.core.run;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures the process while steps run: processor time, and resident memory as often as {@link
 * #sample} is called. Steps that run at the same time share what they are charged. Thread-safe.
 */
final class Meter {
  private static final Path STATM = Path.of("/proc/self/statm");
  private static final long PAGE = 4096;

  private final Set<Probe> probes = ConcurrentHashMap.newKeySet();

  /** Begins to measure. */
  Probe probe() {
    Probe probe = new Probe(cpuNanos());
    probes.add(probe);
    sample();
    return probe;
  }

  void sample() {
    long memory = residentMemory();
    probes.forEach(probe -> probe.peak.accumulateAndGet(memory, Math::max));
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean process
        ? process.getProcessCpuTime()
        : -1;
  }

  private static long residentMemory() {
    try {
      return Long.parseLong(Files.readString(STATM).split(" ")[1]) * PAGE;
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException unavailable) {
      Runtime runtime = Runtime.getRuntime();
      return runtime.totalMemory() - runtime.freeMemory();
    }
  }

  /** One measurement. */
  final class Probe implements AutoCloseable {
    private final long cpuAtStart;
    private final AtomicLong peak = new AtomicLong();

    private Probe(long cpuAtStart) {
      this.cpuAtStart = cpuAtStart;
    }

    long cpu() {
      return cpuAtStart < 0 ? -1 : cpuNanos() - cpuAtStart;
    }

    long peakMemory() {
      sample();
      return peak.get();
    }

    @Override
    public void close() {
      probes.remove(this);
    }
  }
}
