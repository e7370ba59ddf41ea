package dev.leat.proof;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run over a larger file killed at moments nobody chose. */
class CrashAtRandomTest {
  /**
   * A sample in each build; {@code -Dleat.proof.moments=50} for the whole proof, a minute and a
   * half.
   */
  private static final int MOMENTS = Integer.getInteger("leat.proof.moments", 12);

  private static final long SEED = Long.getLong("leat.proof.seed", 20260101L);
  private static final String ROWS = "300000";

  @TempDir Path folder;

  @Test
  void tradesRecoversFromEveryOne() {
    ExampleCopy project = ExampleCopy.in(folder.resolve("before"));
    project.leat("generate", "trades", "--rows", ROWS, "--dirty", "2%", "--to", "next.csv");
    project.leat("run", "trades");
    String next = project.outside().resolve("next.csv").toString();
    CrashScene scene =
        new CrashScene(folder, project, List.of("run", "trades", "--param", "input=" + next));
    long whole = undisturbedMillis(scene);
    Random random = new Random(SEED);
    for (int i = 0; i < MOMENTS; i++) {
      long moment = random.nextLong(whole);
      ExampleCopy killed = scene.copy("killed");
      try (LeatProcess process = LeatProcess.start(killed, List.of(), scene.command())) {
        boolean _ = process.awaitFor(moment);
        process.kill();
      }
      try {
        scene.assertRecovers(killed);
      } catch (AssertionError e) {
        throw new AssertionError(
            "killed after %d of %d ms (moment %d of seed %d)".formatted(moment, whole, i, SEED), e);
      }
    }
  }

  private static long undisturbedMillis(CrashScene scene) {
    long start = System.nanoTime();
    try (LeatProcess process = LeatProcess.start(scene.copy("timed"), List.of(), scene.command())) {
      Assertions.assertThat(process.await().exitCode()).as(process.err()).isZero();
    }
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }
}
