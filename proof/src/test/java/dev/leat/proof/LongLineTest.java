package dev.leat.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that somebody forgot to put newlines into. */
class LongLineTest {
  private static final int MEGABYTES = 100;

  @TempDir Path folder;

  @Test
  void lineLongerThanTheHeapIsQuarantinedAndTheRestPublished() throws IOException {
    ExampleCopy project = ExampleCopy.in(folder);
    write(project.outside().resolve("long.csv"));

    Outcome outcome;
    try (LeatProcess process =
        LeatProcess.start(
            project, List.of("-Xmx96m"), "run", "trades", "--param", "input=long.csv")) {
      outcome = process.await();
    }

    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    assertThat(project.weekly())
        .containsExactly(List.of("2025-01-06", "bronze", "1001", "AAPL", "3", "-30", "2"));
    try (Memory memory = Memory.of(project)) {
      assertThat(memory.reasons("trades"))
          .containsExactly("is longer than 16777216 bytes (max_record_bytes)");
    }
  }

  private static void write(Path file) throws IOException {
    byte[] megabyte = new byte[1 << 20];
    Arrays.fill(megabyte, (byte) 'x');
    byte[] row = "2025-01-06 10:00:00,1001,bronze,AAPL,buy,1.5,10\n".getBytes(UTF_8);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write("timestamp,user_id,client_type,symbol,side,quantity,price\n".getBytes(UTF_8));
      out.write(row);
      for (int i = 0; i < MEGABYTES; i++) {
        out.write(megabyte);
      }
      out.write('\n');
      out.write(row);
    }
  }
}
