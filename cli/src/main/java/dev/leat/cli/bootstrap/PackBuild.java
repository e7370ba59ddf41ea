package dev.leat.cli.bootstrap;

import dev.leat.api.problem.ErrorKind;
import dev.leat.api.problem.LeatException;
import dev.leat.core.pack.Installation;
import dev.leat.core.pack.Pack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Has Maven build a pack's module in the source checkout and put its jars into the installation.
 */
public final class PackBuild {
  private final Installation installation;

  public PackBuild(Installation installation) {
    this.installation = installation;
  }

  /**
   * Builds it; its dependencies may have to be downloaded.
   *
   * @throws LeatException with code {@code no-checkout} in a distribution, {@code pack-build} when
   *     the build fails
   */
  public void build(Pack pack) {
    Path checkout = installation.checkout();
    if (checkout == null) {
      throw LeatException.user(
          "no-checkout",
          "This is a distribution, which cannot build the pack "
              + pack.name()
              + ". Add its archive: leat pack add leat-pack-"
              + pack.name()
              + "-"
              + installation.version()
              + ".zip.");
    }
    Path log = installation.folder().resolve("pack-" + pack.name() + ".log");
    int exitCode = run(checkout, command(pack), log);
    if (exitCode != 0) {
      throw new LeatException(
          "pack-build",
          ErrorKind.EXTERNAL,
          "The pack " + pack.name() + " could not be built. Maven's log is " + log + ".");
    }
  }

  private static List<String> command(Pack pack) {
    return List.of(
        "mvn",
        "-B",
        "-ntp",
        "-pl",
        pack.module(),
        "-am",
        "-Dmaven.test.skip=true",
        "-Dleat.pack=" + pack.name(),
        "package");
  }

  private static int run(Path checkout, List<String> command, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(checkout.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    try {
      Files.createDirectories(log.resolveSibling("."));
      return builder.start().waitFor();
    } catch (IOException e) {
      throw new LeatException(
          "pack-build",
          ErrorKind.EXTERNAL,
          "Maven could not be started: "
              + e.getMessage()
              + ". Install it, for example apt install maven.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LeatException("interrupted", ErrorKind.USER, "The build was interrupted.", e);
    }
  }
}
