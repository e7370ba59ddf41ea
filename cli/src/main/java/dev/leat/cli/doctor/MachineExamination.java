package dev.leat.cli.doctor;

import dev.leat.api.engine.Engine;
import dev.leat.api.engine.EngineSession;
import dev.leat.api.engine.EngineSettings;
import dev.leat.api.pipeline.Chart;
import dev.leat.api.problem.LeatException;
import dev.leat.api.report.ChartData;
import dev.leat.api.report.ChartRenderer;
import dev.leat.cli.output.Quantities;
import dev.leat.core.run.Rows;
import dev.leat.store.SqliteStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Examines the machine: Java, memory, disk, clock, engine, store, fonts. */
public final class MachineExamination {
  private static final int JAVA = 25;
  private static final long ENOUGH_MEMORY = 2_000_000_000L;
  private static final long ENOUGH_DISK = 2_000_000_000L;
  private static final long SCARCE_DISK = 200_000_000L;
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

  private final Clock clock;
  private final Engine engine;
  private final Path scratch;

  /**
   * @param scratch an empty folder among the system's temporary files
   */
  public MachineExamination(Clock clock, Engine engine, Path scratch) {
    this.clock = clock;
    this.engine = engine;
    this.scratch = scratch;
  }

  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(java(Runtime.version().feature()));
    findings.add(memory(machineMemory()));
    findings.add(disk("temporary files", scratch));
    findings.add(clock());
    findings.add(engine());
    findings.add(store());
    findings.add(charts());
    return findings;
  }

  static Finding java(int feature) {
    return feature >= JAVA
        ? Finding.ok("java", "JDK " + Runtime.version())
        : Finding.fail("java", "JDK " + feature, "Install a JDK 25 and let JAVA_HOME name it.");
  }

  static Finding memory(long bytes) {
    String message = Quantities.bytes(bytes);
    return bytes >= ENOUGH_MEMORY
        ? Finding.ok("memory", message)
        : Finding.warn(
            "memory",
            message,
            "Large tables will spill to disk. Keep defaults.memory well below it.");
  }

  private static long machineMemory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean machine
        ? machine.getTotalMemorySize()
        : Runtime.getRuntime().maxMemory();
  }

  /** Room on the disk of a folder. */
  static Finding disk(String subject, Path folder) {
    try {
      FileStore store = Files.getFileStore(folder);
      return disk(subject, store.getUsableSpace());
    } catch (IOException e) {
      return Finding.fail(subject, "Cannot be looked at: " + e, "Check that the folder is there.");
    }
  }

  static Finding disk(String subject, long free) {
    String message = Quantities.bytes(free) + " free";
    if (free < SCARCE_DISK) {
      return Finding.fail(subject, message, "Free space on this disk.");
    }
    return free < ENOUGH_DISK
        ? Finding.warn(subject, message, "Large runs will need more.")
        : Finding.ok(subject, message);
  }

  private Finding clock() {
    Instant now = clock.instant();
    try {
      Path file = Files.createTempFile(scratch, "clock", "");
      Instant written = Files.getLastModifiedTime(file).toInstant();
      Duration apart = Duration.between(now, written).abs();
      return apart.compareTo(CLOCK_TOLERANCE) <= 0
          ? Finding.ok("clock", now.toString())
          : Finding.warn(
              "clock",
              now + ", but files are dated " + written,
              "Set this machine's clock, or that of the disk it uses.");
    } catch (IOException e) {
      return Finding.fail("clock", "No file can be written: " + e, "Check the temporary folder.");
    }
  }

  private Finding engine() {
    try (EngineSession session = engine.open(new EngineSettings(256L << 20, 1, scratch))) {
      Object answer = Rows.all(session, "select 6 * 7").getFirst().getFirst();
      return Rows.count(answer) == 42
          ? Finding.ok("engine", engine.name() + " " + engine.version())
          : Finding.fail("engine", "6 * 7 is " + answer, "Please report it.");
    } catch (LeatException | LinkageError e) {
      return Finding.fail(
          "engine",
          engine.name() + " does not start: " + e.getMessage(),
          "Leat runs on Linux (amd64, arm64) and macOS (arm64) with glibc.");
    }
  }

  private Finding store() {
    try (SqliteStore store = SqliteStore.open(scratch.resolve(SqliteStore.FILE))) {
      return store.runs().list(null, 1).isEmpty()
          ? Finding.ok("store", "SQLite keeps what it is given")
          : Finding.fail("store", "A new store is not empty", "Please report it.");
    } catch (LeatException | LinkageError e) {
      return Finding.fail("store", "SQLite does not start: " + e.getMessage(), "Check the disk.");
    }
  }

  private static Finding charts() {
    Chart chart = new Chart("probe", Chart.Kind.BAR, "t", "x", "y", null, "A", null, null, 1, null);
    ChartData data =
        new ChartData(List.of(new ChartData.Series("a", List.of(new ChartData.Point("x", 1)))));
    try {
      int bytes =
          ServiceLoader.load(ChartRenderer.class).findFirst().orElseThrow().png(chart, data).length;
      return Finding.ok("charts", "a chart was drawn, " + Quantities.bytes(bytes));
    } catch (RuntimeException | LinkageError e) {
      return Finding.fail(
          "charts",
          "No chart can be drawn: " + e,
          "Install fontconfig and a font, such as fonts-dejavu-core.");
    }
  }
}
