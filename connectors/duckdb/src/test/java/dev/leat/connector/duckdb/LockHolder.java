package dev.leat.connector.duckdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;

/** Another process that has a DuckDB file open until it is closed. */
final class LockHolder implements AutoCloseable {
  private final Process process;

  private LockHolder(Process process) {
    this.process = process;
  }

  static LockHolder of(Path file) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    if (!"open".equals(out.readLine())) {
      throw new IllegalStateException("the lock holder did not open " + file);
    }
    return new LockHolder(process);
  }

  long pid() {
    return process.pid();
  }

  /** Ends the process, and with it its lock. */
  void letGo() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    letGo();
  }

  /** Opens the file, says so, and waits for the end of its input. */
  public static void main(String[] arguments) throws Exception {
    try (Connection _ = DriverManager.getConnection("jdbc:duckdb:" + arguments[0])) {
      System.out.println("open");
      System.in.read();
    }
  }
}
