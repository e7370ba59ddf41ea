package dev.leat.cli.bootstrap;

import dev.leat.cli.output.Terminal;
import dev.leat.core.pack.Installation;
import dev.leat.core.pack.PackCatalogue;
import dev.leat.core.pack.Packs;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;

/**
 * What a command finds around it: the process's, or a test's.
 *
 * @param workingDirectory absolute
 * @param variables environment variables
 * @param packs the optional packs that are there
 */
public record Surroundings(
    Terminal terminal,
    Path workingDirectory,
    Map<String, String> variables,
    Clock clock,
    Packs packs) {
  public Surroundings {
    variables = Map.copyOf(variables);
  }

  /** Surroundings in which all that is known is on the class path. */
  public Surroundings(
      Terminal terminal, Path workingDirectory, Map<String, String> variables, Clock clock) {
    this(terminal, workingDirectory, variables, clock, Packs.none());
  }

  /** The process's own. */
  public static Surroundings system() {
    Map<String, String> variables = System.getenv();
    return new Surroundings(
        Terminal.system(variables),
        Path.of("").toAbsolutePath(),
        variables,
        Clock.systemUTC(),
        installedPacks());
  }

  /** The packs of the installation that the launcher names; none when it was not used. */
  private static Packs installedPacks() {
    String folder = System.getProperty("leat.app");
    String checkout = System.getProperty("leat.checkout");
    return folder == null
        ? Packs.none()
        : Packs.of(
            PackCatalogue.LEAT,
            new Installation(
                Path.of(folder),
                Objects.requireNonNullElse(
                    Packs.class.getPackage().getImplementationVersion(), "development"),
                checkout == null ? null : Path.of(checkout)));
  }
}
