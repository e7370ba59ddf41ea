package dev.leat.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** systemd itself finds nothing to say about the units under {@code dist/systemd}. */
class SystemdUnitsTest {
  private static final Path UNITS = Path.of("..", "dist", "systemd");
  private static final String INSTALLED = "/opt/leat/bin/leat";

  @TempDir Path folder;

  @BeforeEach
  void needsSystemd() {
    assumeTrue(isInstalled(), "systemd-analyze is not installed: the units were not verified");
  }

  @Test
  void unitsAreUnderstoodWithoutAWord() throws Exception {
    assertThat(verify(unit("service", "", ""), unit("timer", "", ""))).isEmpty();
  }

  @Test
  void misspelledSettingIsNoticed() throws Exception {
    assertThat(verify(unit("service", "ProtectSystem=", "ProtectSystm="))).contains("ProtectSystm");
  }

  @Test
  void timeThatDoesNotExistIsNoticed() throws Exception {
    assertThat(verify(unit("service", "", ""), unit("timer", "02:15:00", "26:15:00")))
        .contains("26:15:00");
  }

  /** Writes the unit as an instance whose program exists here, with one thing replaced. */
  private Path unit(String kind, String old, String replacement) throws IOException {
    String text = Files.readString(UNITS.resolve("leat@." + kind), UTF_8);
    assertThat(text).contains(old);
    String here = text.replace(INSTALLED, "/bin/true");
    return Files.writeString(
        folder.resolve("leat@trades." + kind),
        old.isEmpty() ? here : here.replace(old, replacement),
        UTF_8);
  }

  /**
   * Returns all that {@code systemd-analyze verify} prints: a mistake may leave its exit code 0.
   */
  private static String verify(Path... units) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(
                Stream.of("systemd-analyze", "verify", "--man=no"),
                Stream.of(units).map(Path::toString))
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }

  private static boolean isInstalled() {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(place -> Files.isExecutable(Path.of(place, "systemd-analyze")));
  }
}
