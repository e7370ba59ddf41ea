package dev.leat.formats.csv;

import com.sun.management.OperatingSystemMXBean;
import dev.leat.api.engine.InputFile;
import dev.leat.api.pipeline.FileFormat;
import dev.leat.api.type.DataType;
import dev.leat.formats.FileScan;
import dev.leat.formats.FileScans;
import dev.leat.formats.ScanColumn;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints how fast a file of trades is read into typed columns: {@code ScanTiming FILE THREADS
 * [ROUNDS]}.
 */
final class ScanTiming {
  private ScanTiming() {}

  public static void main(String[] arguments) throws Exception {
    Path path = Path.of(arguments[0]);
    int threads = Integer.parseInt(arguments[1]);
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    InputFile file =
        new InputFile(
            path,
            path.toString(),
            Files.size(path),
            Files.getLastModifiedTime(path).toInstant(),
            "");
    for (int round = 0; round < rounds; round++) {
      long start = System.nanoTime();
      long startCpu = cpuNanos();
      long rows = scan(file, threads);
      double seconds = (System.nanoTime() - start) / 1e9;
      double cpu = (cpuNanos() - startCpu) / 1e9;
      double megabytes = file.size() / 1e6;
      System.out.printf(
          "%d threads: %d rows, %.2f s, %.2f s CPU, %.0f MB/s, %.0f MB/s per core%n",
          threads, rows, seconds, cpu, megabytes / seconds, megabytes / cpu);
    }
  }

  private static long scan(InputFile file, int threads) throws InterruptedException {
    DataType amount = new DataType.Decimal(18, 4);
    List<ScanColumn> columns =
        List.of(
            column("timestamp", DataType.Simple.TIMESTAMP),
            column("user_id", DataType.Simple.BIGINT),
            column("client_type", DataType.Simple.VARCHAR),
            column("symbol", DataType.Simple.VARCHAR),
            column("side", DataType.Simple.VARCHAR),
            column("quantity", amount),
            column("price", amount));
    try (FileScan scan =
        FileScans.open(FileFormat.Csv.DEFAULT, List.of(file), columns, List.of())) {
      List<Thread> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        FileScan.Worker worker = scan.worker();
        workers.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      while (worker.next() != null) {}
                    }));
      }
      for (Thread worker : workers) {
        worker.join();
      }
      return scan.rows();
    }
  }

  private static ScanColumn column(String name, DataType type) {
    return new ScanColumn(name, type, true, false, List.of(), "UTC");
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
