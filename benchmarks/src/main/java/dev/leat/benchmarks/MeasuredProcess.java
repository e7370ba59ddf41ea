package dev.leat.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A command that is run and measured. CPU time and memory come from GNU time, which asks the
 * operating system for what the process used when it ends.
 *
 * @param environment variables beside the inherited ones
 */
record MeasuredProcess(String name, List<String> command, Map<String, String> environment) {
  private static final Path GNU_TIME = Path.of("/usr/bin/time");

  MeasuredProcess {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** Runs it once; its output goes to the log file. */
  Measurement run(Path log) {
    try {
      Files.createDirectories(log.getParent());
      Path usage = log.resolveSibling(log.getFileName() + ".usage");
      List<String> timed = new ArrayList<>();
      if (Files.isExecutable(GNU_TIME)) {
        timed.addAll(List.of(GNU_TIME.toString(), "-f", "%U %S %M", "-o", usage.toString()));
      }
      timed.addAll(command);
      ProcessBuilder builder = new ProcessBuilder(timed);
      builder.environment().putAll(environment);
      builder.redirectErrorStream(true).redirectOutput(log.toFile());
      long start = System.nanoTime();
      int code = builder.start().waitFor();
      double seconds = (System.nanoTime() - start) / 1e9;
      if (code != 0) {
        throw new IllegalStateException(
            name + " ended with exit code " + code + ":\n" + Files.readString(log));
      }
      return measured(seconds, usage);
    } catch (IOException e) {
      throw new IllegalStateException("cannot run " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + name + " ran", e);
    }
  }

  /** The same command with one more variable. */
  MeasuredProcess with(String variable, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(variable, value);
    return new MeasuredProcess(name, command, more);
  }

  private static Measurement measured(double seconds, Path usage) throws IOException {
    if (!Files.exists(usage)) {
      return new Measurement(seconds, OptionalDouble.empty(), OptionalLong.empty());
    }
    String[] figures = Files.readString(usage).strip().split(" ");
    return new Measurement(
        seconds,
        OptionalDouble.of(Double.parseDouble(figures[0]) + Double.parseDouble(figures[1])),
        OptionalLong.of(Long.parseLong(figures[2]) * 1024));
  }
}
